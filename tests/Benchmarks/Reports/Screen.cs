using Spectre.Console;

namespace Makemore.Benchmarks.Reports;

/// <summary>Where reports go, and how their tables look: boxes on a terminal, Markdown where it is asked for.</summary>
internal sealed class Screen(bool markdown)
{
    private readonly IAnsiConsole _console = Console();

    /// <summary>A table with a column for each header; the first is text, the others are numbers.</summary>
    public Table NewTable(params ReadOnlySpan<string> headers)
    {
        var table = new Table { Border = markdown ? TableBorder.Markdown : TableBorder.Rounded };
        foreach (string header in headers)
            table.AddColumn(new TableColumn(Markup.Escape(header)) { Alignment = table.Columns.Count == 0 ? Justify.Left : Justify.Right });
        return table;
    }

    public void Write(Table table) => _console.Write(table);

    public void WriteLine(string line) => _console.WriteLine(line);

    /// <summary>Only a terminal has a width to break lines at.</summary>
    private static IAnsiConsole Console()
    {
        IAnsiConsole console = AnsiConsole.Console;
        if (System.Console.IsOutputRedirected)
            console.Profile.Width = int.MaxValue;
        return console;
    }
}
