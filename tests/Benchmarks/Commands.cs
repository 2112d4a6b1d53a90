using System.CommandLine;
using Makemore.Benchmarks.Builds;
using Makemore.Benchmarks.Micro;
using Makemore.Benchmarks.Processes;
using Makemore.Benchmarks.Products;
using Makemore.Benchmarks.Reports;
using Makemore.Benchmarks.Rows;
using Makemore.Benchmarks.Scaling;

namespace Makemore.Benchmarks;

/// <summary>
/// The command line. Without a command, it measures the side-by-side table. Other measurements have commands.
/// </summary>
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

    /// <summary>Runs the command.</summary>
    /// <returns>The exit code: 0 for success, and 1 for a failure.</returns>
    public static int Run(string[] args)
    {
        var root = new RootCommand("Measures the generated models and the compiler; without a command, side by side with TorchSharp.")
        {
            Data, Markdown, Row, Kernels(), Gemm(), Scaling(), Builds(), Alone(), Large(),
        };
        root.SetAction(arguments => SideBySide.Write(ScreenFor(arguments), CorpusFor(arguments), ChosenRows(arguments)) ? 0 : 1);
        try
        {
            return root.Parse(args).Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (Exception fault) when (fault is MeasurementException or MakemoreException or IOException)
        {
            Console.Error.WriteLine($"error: {fault.Message}");
            return 1;
        }
    }

    private static Command Kernels()
    {
        var command = new Command("kernels", "Measure the engine's kernels with BenchmarkDotNet.");
        command.SetAction(_ => KernelRun.Run());
        return command;
    }

    private static Command Gemm()
    {
        var command = new Command("gemm", "Measure the matrix products alone, beside those of libtorch.");
        command.SetAction(arguments => ProductsTable.Write(ScreenFor(arguments)));
        return command;
    }

    private static Command Scaling()
    {
        var names = new Option<int>("--names")
        {
            Description = "How many names the largest corpus has.",
            DefaultValueFactory = _ => 10_000_000,
        };
        names.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && int.TryParse(token.Value, out int count) && count < ScalingReport.LeastNames)
                result.AddError($"{names.Name} must be {ScalingReport.LeastNames} or more: the smaller corpus has a tenth of them.");
        });
        var command = new Command("scaling", "Measure how time and memory grow.") { names };
        command.SetAction(arguments => ScalingReport.Write(ScreenFor(arguments), CorpusFor(arguments), arguments.GetValue(names)));
        return command;
    }

    private static Command Builds()
    {
        var other = new Argument<DirectoryInfo>("directory") { Description = "The output directory of another build of this project." }.AcceptExistingOnly();
        other.Validators.Add(result =>
        {
            if (!result.Errors.Any() && OtherBuild.Fault(result.GetRequiredValue(other)) is { } fault)
                result.AddError(fault);
        });
        RaceRow[] races = [.. AllRows.List.OfType<RaceRow>()];
        var row = new Option<string?>("--row") { Description = Row.Description }.AcceptOnlyFromAmong([.. races.Select(race => race.Name)]);
        var command = new Command("builds", "Measure our side of the races beside another build, alternately and in one process.") { other, row };
        command.SetAction(arguments =>
        {
            var build = new OtherBuild(arguments.GetRequiredValue(other));
            IEnumerable<RaceRow> chosen = races.Where(race => arguments.GetValue(row) is not { } name || race.Name == name);
            IEnumerable<IRow> rows = chosen.Select(race => new BuildRow(race, build, arguments.GetValue(Data)));
            return SideBySide.Write(ScreenFor(arguments), CorpusFor(arguments), rows) ? 0 : 1;
        });
        return command;
    }

    private static Command Large()
    {
        var file = new Argument<string>("file");
        var command = new Command(LargeCorpus.Command) { file };
        command.Hidden = true;
        command.SetAction(arguments => LargeCorpus.Run(arguments.GetRequiredValue(file)));
        return command;
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
