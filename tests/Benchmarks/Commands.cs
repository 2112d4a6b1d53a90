using System.CommandLine;
using Makemore.Benchmarks.Processes;
using Makemore.Benchmarks.Reports;
using Makemore.Benchmarks.Rows;

namespace Makemore.Benchmarks;

/// <summary>The command line: the side-by-side table, and commands for what is measured apart from it.</summary>
internal static class Commands
{
    private static readonly Option<FileInfo> Data = new Option<FileInfo>("--data")
    {
        Description = "A text file of names, one a line. Without it: ../shared/data/names.txt, else the embedded corpus.",
        Recursive = true,
    }.AcceptExistingOnly();

    private static readonly Option<bool> Markdown = new("--markdown")
    {
        Description = "Write tables to paste into a document.",
        Recursive = true,
    };

    private static readonly Option<string?> Row = new Option<string?>("--row")
    {
        Description = "Measure this row only.",
    }.AcceptOnlyFromAmong([.. AllRows.List.Select(row => row.Name)]);

    /// <summary>Does what the arguments ask for.</summary>
    public static int Run(string[] args)
    {
        var root = new RootCommand("Measures the generated models and the compiler; without a command, side by side with TorchSharp.")
        {
            Data, Markdown, Row, Alone(),
        };
        root.SetAction(arguments => SideBySide.Write(ScreenFor(arguments), CorpusFor(arguments), ChosenRows(arguments)));
        return root.Parse(args).Invoke();
    }

    private static Command Alone()
    {
        var row = new Argument<string>("row");
        var side = new Argument<Side>("side");
        var command = new Command(AloneProcess.Command) { row, side };
        command.Hidden = true;
        command.SetAction(arguments =>
        {
            RaceRow race = AllRows.List.OfType<RaceRow>().Single(race => race.Name == arguments.GetRequiredValue(row));
            AloneProcess.Run(race.Contender(arguments.GetRequiredValue(side), CorpusFor(arguments)));
        });
        return command;
    }

    private static IEnumerable<IRow> ChosenRows(ParseResult arguments) =>
        arguments.GetValue(Row) is { } name ? AllRows.List.Where(row => row.Name == name) : AllRows.List;

    private static BenchmarkCorpus CorpusFor(ParseResult arguments) => new(arguments.GetValue(Data));

    private static Screen ScreenFor(ParseResult arguments) => new(arguments.GetValue(Markdown));
}
