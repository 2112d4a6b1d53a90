using System.CommandLine;
using Makemore.CommandLine;
using Makemore.CommandLine.Commands;
using Makemore.CommandLine.Files;
using Makemore.Tool.Comparison;

namespace Makemore.Tool.Commands;

/// <summary>Compares two models.</summary>
internal sealed class DiffCommand : Command, ICommandWithExample
{
    private const string Kinds = "a declaration such as \"Context = 3, Hidden = 100\", a safetensors file, or a folder of generated files";

    private readonly Argument<string> _before = new("A") { Description = $"The model before: {Kinds}" };
    private readonly Argument<string> _after = new("B") { Description = "The model after" };
    private readonly Session _session;

    public DiffCommand(Session session)
        : base("diff", "Compare the parameters, the arithmetic and the memory of two models, as Markdown for a pull request")
    {
        _session = session;
        Add(_before);
        Add(_after);
        this.Does(Run);
    }

    /// <inheritdoc/>
    public string Example => "diff \"Context = 3, Hidden = 100\" \"Context = 8, Hidden = 200\"";

    private void Run(ParseResult arguments, CancellationToken cancellationToken) =>
        _session.Screen.Profile.Out.Writer.Write(MarkdownComparison.Of(
            Read(arguments, _before), Read(arguments, _after)));

    private static IReadOnlyList<ModelSummary> Read(ParseResult arguments, Argument<string> argument)
    {
        string text = arguments.GetRequiredValue(argument);
        return InputFile.Read($"<{argument.Name}>", text, () => ComparedModels.Read(text));
    }
}
