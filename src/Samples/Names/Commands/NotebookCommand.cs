using System.CommandLine;
using Makemore;
using Names.Reports;
using Spectre.Console;

namespace Names.Commands;

/// <summary>The notebook from top to bottom, over the whole corpus: what the program does when it is told nothing.</summary>
internal sealed class NotebookCommand : RootCommand
{
    private const int Inventions = 10;

    private readonly NamesOptions _options = new();
    private readonly IAnsiConsole _screen;

    public NotebookCommand(IAnsiConsole screen)
        : base("""
            Learns what names look like, and invents new ones.

            Without a command it walks through the notebook: it shows the names, the examples
            and the parameters, trains on all names, and invents ten.

            Example: Names --steps 1000 --out names.safetensors
            """)
    {
        _screen = screen;
        Add(_options.Data);
        Add(_options.Steps);
        Add(_options.BatchSize);
        Add(_options.LearningRate);
        Add(_options.Seed);
        Add(_options.Out);
        Add(new TrainCommand(screen));
        Add(new SampleCommand(screen));
        Add(new EvaluateCommand(screen));
        Add(new InspectCommand(screen));
        this.Does(Run);
    }

    private void Run(ParseResult arguments, CancellationToken cancellationToken)
    {
        Corpus names = _options.Corpus(arguments);
        var data = ContextDataset.Build(names, NameModel.Vocabulary, NameModel.ContextLength);
        var model = new NameModel(arguments.GetValue(_options.Seed));

        Heading.Write(_screen, "Names");
        CorpusReport.Write(_screen, names);

        Heading.Write(_screen, "Vocabulary");
        VocabularyReport.Write(_screen, NameModel.Vocabulary);

        Heading.Write(_screen, "Examples");
        ExamplesReport.Write(_screen, data, NameModel.Vocabulary);

        Heading.Write(_screen, "Parameters");
        ParameterReport.Write(_screen, model);
        TensorReport.WriteRow(_screen, "E", model.E, row: 1);

        Heading.Write(_screen, "Training");
        Trainer.Train(model, data, _options.Training(arguments), arguments.GetValue(_options.Out), _screen, cancellationToken);

        Heading.Write(_screen, "New names");
        InventionsReport.Write(_screen, model.Sample(Inventions), names);
    }
}
