using System.CommandLine;
using Makemore.CommandLine.Files;
using Makemore.CommandLine.Options;
using Makemore.CommandLine.Reports.Sweeps;
using Makemore.CommandLine.Sweeping;
using Makemore.CommandLine.Sweeping.Storage;
using Spectre.Console;

namespace Makemore.CommandLine.Commands;

/// <summary>Writes the results of sweeps as tables and plots.</summary>
internal sealed class SweepReportCommand : Command, ICommandWithExample
{
    private const string DefaultFolder = "sweep-report";

    private readonly Option<string[]> _results = new("--results")
    {
        Description = "Files of results",
        HelpName = "FILE…",
        DefaultValueFactory = _ => [SweepOptions.DefaultResults],
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<string?> _out = PathOption.Folder("--out", $"Folder to write to [default: {DefaultFolder}]");
    private readonly Option<string?> _html = PathOption.File("--html", $"HTML file to write [default: {SweepReport.HtmlFile} in the folder]");
    private readonly IAnsiConsole _screen;

    public SweepReportCommand(Session session)
        : base("report", "Write the ranking (Markdown, HTML, CSV), the trainings (CSV) and plots (HTML, PNG, SVG) to a folder")
    {
        _screen = session.Screen;
        Add(_results);
        Add(_out);
        Add(_html);
        this.Does(Run);
    }

    /// <inheritdoc/>
    public string Example => "sweep report --results sweep.db --out sweep-report";

    private void Run(ParseResult arguments, CancellationToken cancellationToken)
    {
        string folder = arguments.GetValue(_out) ?? DefaultFolder;
        string[] files = arguments.GetRequiredValue(_results);
        TrialResult[] results = [.. files.SelectMany(file => InputFile.Read(_results.Name, file, () => ResultsFile.ReadAll(file))).DistinctBy(result => result.Trial)];
        if (results.Length == 0)
            throw new ResultsException($"{string.Join(", ", files)}: there are no results yet. A training adds its result when it ends.");
        OutputFile.CreateFolder(_out.Name, folder);
        var report = new SweepReport(results, folder, arguments.GetValue(_html));
        CheckFiles(files, report, arguments.CommandResult.IsGiven(_html));
        report.Write();
        _screen.WriteLine($"{Counted.Of(results.Length, "result")}; the report is {report.Markdown} and {report.Html}");
    }

    /// <summary>Checks that the report can be written, and that no file of it is another file of the command.</summary>
    private void CheckFiles(string[] results, SweepReport report, bool isHtmlGiven)
    {
        var all = new CommandFiles();
        foreach (string file in results)
            all.Read(_results.Name, file);
        foreach (string file in report.FilesBesideHtml)
            all.Write(_out.Name, file, $"a file of {_out.Name}");
        all.Write(isHtmlGiven ? _html.Name : _out.Name, report.Html);
    }
}
