using System.CommandLine;
using System.CommandLine.Parsing;
using Makemore.CommandLine.Options;
using Makemore.CommandLine.Reports;
using Spectre.Console;

namespace Makemore.CommandLine.Commands;

/// <summary>Generates names or sentences with a saved model.</summary>
internal sealed class SampleCommand : Command, ICommandWithExample
{
    private readonly NamesOptions _options = new();
    private readonly Session _session;
    private readonly IAnsiConsole _screen;

    public SampleCommand(Session session)
        : base("sample", "Generate names or sentences with a saved model, one per line; or show the probabilities of the next token")
    {
        _session = session;
        _screen = session.Screen;
        _options.Model.Required = true;
        _options.Data.Description = "Mark each name or sentence as new or as found in this file [default: no marks]";
        Add(_options.Model);
        Add(_options.Count);
        Add(_options.Temperature);
        Add(_options.TopK);
        Add(_options.TopP);
        Add(_options.Prompt);
        Add(_options.MaxLength);
        Add(_options.Seed);
        Add(_options.Data);
        Add(_options.Lower);
        Add(_options.Explain);
        Validators.Add(Validate);
        this.Does(Run);
    }

    /// <inheritdoc/>
    public string Example => "sample --model names.safetensors --prompt em --temperature 0.8";

    private void Validate(CommandResult command)
    {
        if (!command.IsGiven(_options.Explain))
            return;
        foreach (Option other in Options.Except([_options.Model, _options.Explain]).Where(command.IsGiven))
            command.AddError($"{_options.Explain.Name} generates nothing, so {other.Name} does not apply; specify only one of them.");
    }

    private void Run(ParseResult arguments, CancellationToken cancellationToken)
    {
        ILanguageModel model = _session.Models.Load(arguments.GetRequiredValue(_options.Model)!);
        if (arguments.GetValue(_options.Explain) is { } text)
        {
            NamesOptions.ThrowUnlessReads(model.Vocabulary, text, _options.Explain);
            NextTokenReport.Write(_screen, model, text);
            return;
        }
        SamplingOptions options = _options.Sampling(arguments, model.Vocabulary);
        Action<string> write = arguments.GetValue(_options.Data) is { } data
            ? new Preparation(_screen, data, cancellationToken).Run(_options.Reading(arguments), () =>
                new MarkedSamples(_screen, _options.Corpus(arguments, model.Spec.Tokens, cancellationToken), model.Vocabulary)).Write
            : _screen.Profile.Out.Writer.WriteLine;
        foreach (string name in model.EnumerateSamples(options).Take(arguments.GetValue(_options.Count)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            // Each is written as it is drawn, until nobody reads any more.
            write(name);
            if (_session.Output is { Gone.IsCancellationRequested: true })
                return;
        }
    }
}
