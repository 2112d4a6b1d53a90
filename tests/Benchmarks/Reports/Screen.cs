using Spectre.Console;

namespace Makemore.Benchmarks.Reports;

/// <summary>The output of reports. Tables are boxes by default, or Markdown if the option is set.</summary>
internal sealed class Screen(bool markdown)
{
    private readonly IAnsiConsole _console = Console();

    /// <summary>
    /// Creates a table with a column for each header. The first column is text, and the others are numbers.
    /// </summary>
    public Table NewTable(params ReadOnlySpan<string> headers)
    {
        var table = new Table { Border = markdown ? TableBorder.Markdown : TableBorder.Rounded };
        foreach (string header in headers)
            table.AddColumn(new TableColumn(Markup.Escape(header)) { Alignment = table.Columns.Count == 0 ? Justify.Left : Justify.Right });
        return table;
    }

    public void Write(Table table) => _console.Write(table);

    public void WriteLine(string line) => _console.WriteLine(line);

    /// <summary>
    /// Creates the console. If the output is redirected, lines are not wrapped, because only a terminal has a width.
    /// </summary>
    private static IAnsiConsole Console()
    {
        IAnsiConsole console = AnsiConsole.Console;
        if (System.Console.IsOutputRedirected)
            console.Profile.Width = int.MaxValue;
        return console;
    }
}
