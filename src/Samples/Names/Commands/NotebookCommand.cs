using System.CommandLine;
using System.CommandLine.Help;
using Makemore;
using Names.Options;
using Names.Reports;
using Spectre.Console;

namespace Names.Commands;

/// <summary>Runs the notebook from top to bottom on the whole corpus. The program does this if no command is given.</summary>
internal sealed class NotebookCommand : RootCommand, ICommandWithExample
{
    private const int GeneratedNames = 10;

    private readonly NamesOptions _options = new();
    private readonly RecipeOptions _recipe = new();
    private readonly IAnsiConsole _screen;

    public NotebookCommand(IAnsiConsole screen)
        : base("""
            Trains a language model on names, and generates new names.

            Without a command, the program runs the notebook: it shows the names, the
            vocabulary, the examples and the parameters, trains a model on all names,
            and generates ten new names.
            """)
    {
        _screen = screen;
        Add(_options.Data);
        Add(_recipe.Steps);
        Add(_recipe.BatchSize);
        Add(_recipe.LearningRate);
        Add(_options.Seed);
        Add(_options.Out);
        Add(new TrainCommand(screen));
        Add(new PresetsCommand(screen));
        Add(new SampleCommand(screen));
        Add(new EvaluateCommand(screen));
        Add(new InspectCommand(screen));
        Add(new VocabularyCommand(screen));
        Add(new NearestCommand(screen));
        Add(new PlotCommand(screen));
        Add(new ExportCommand(screen));
        Add(new SweepCommand(screen));
        Options.OfType<HelpOption>().Single().Action = new HelpWithExample();
        this.Does(Run);
    }

    /// <inheritdoc/>
    public string Example => "Names --steps 1000 --out names.safetensors";

    private void Run(ParseResult arguments, CancellationToken cancellationToken)
    {
        Corpus names = _options.Corpus(arguments, Tokens.Characters);
        var data = ContextDataset.Build(names, NameModel.Vocabulary, NameModel.ContextLength);
        TrainingOptions training = _recipe.Read(arguments, data.Count) with { Seed = arguments.GetValue(_options.Seed) };
        var model = new NameModel(training.Seed);

        _screen.WriteLine($"The notebook, by {model.Spec.ToAttribute()} {model.Spec.Name}");

        Heading.Write(_screen, "Names");
        CorpusReport.Write(_screen, names);

        Heading.Write(_screen, "Vocabulary");
        VocabularyReport.Write(_screen, NameModel.Vocabulary);

        Heading.Write(_screen, "Examples");
        ExamplesReport.Write(_screen, data, NameModel.Vocabulary);

        Heading.Write(_screen, "Parameters");
        ParameterReport.Write(_screen, model);
        _screen.WriteLine();
        TensorReport.WriteRow(_screen, "E", model.E, row: 1);

        Heading.Write(_screen, "Training");
        Trainer.Train(model, data, training, arguments.GetValue(_options.Out), _screen, cancellationToken);

        Heading.Write(_screen, "New names");
        SampleReport.Write(_screen, model.Sample(GeneratedNames), names, NameModel.Vocabulary);
    }
}
