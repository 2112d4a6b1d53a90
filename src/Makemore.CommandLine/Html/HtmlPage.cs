using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;

namespace Makemore.CommandLine.Html;

/// <summary>
/// A page in one file. Its styles, scripts and data are part of it, so that a browser needs no network to show it. All text is
/// escaped.
/// </summary>
/// <param name="title">The title.</param>
internal sealed class HtmlPage(string title)
{
    // This encoder also escapes <, > and &, so that no text can end the element of the data.
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly StringBuilder _body = new();
    private readonly List<Chart> _charts = [];

    /// <summary>Adds the heading of a section.</summary>
    public void AddHeading(string text) => Add("h2", text);

    /// <summary>Adds the heading of a part of a section.</summary>
    public void AddSubheading(string text) => Add("h3", text);

    /// <summary>Adds a paragraph.</summary>
    public void AddParagraph(string text) => Add("p", text);

    /// <summary>Adds a list.</summary>
    public void AddList(IEnumerable<string> items)
    {
        _body.Append("<ul>\n");
        foreach (string item in items)
            Add("li", item);
        _body.Append("</ul>\n");
    }

    /// <summary>Adds a table.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="rows">The cells of each row.</param>
    public void AddTable(IReadOnlyList<HtmlColumn> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        _body.Append("<div class=\"wide\"><table>\n<thead><tr>");
        foreach (HtmlColumn column in columns)
            AddCell("th", column, column.Name);
        _body.Append("</tr></thead>\n<tbody>\n");
        foreach (IReadOnlyList<string> row in rows)
        {
            _body.Append("<tr>");
            foreach ((HtmlColumn column, string cell) in columns.Zip(row))
                AddCell("td", column, cell);
            _body.Append("</tr>\n");
        }
        _body.Append("</tbody></table></div>\n");
    }

    /// <summary>Adds a chart in the full width.</summary>
    public void AddChart(string caption, Chart chart)
    {
        _body.Append(CultureInfo.InvariantCulture, $"<figure data-chart=\"{_charts.Count}\"><figcaption>{Escaped(caption)}</figcaption></figure>\n");
        _charts.Add(chart);
    }

    /// <summary>Adds small charts side by side.</summary>
    public void AddCharts(IEnumerable<(string Caption, Chart Chart)> charts)
    {
        _body.Append("<div class=\"grid\">\n");
        foreach ((string caption, Chart chart) in charts)
            AddChart(caption, chart);
        _body.Append("</div>\n");
    }

    /// <summary>Writes the page. An existing file is replaced completely or not at all.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Write(string path) => AtomicFile.Replace(path, ToString());

    /// <summary>The page as HTML.</summary>
    public override string ToString() =>
        $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>{Escaped(title)}</title>
        <style>
        {HtmlAssets.Style}</style>
        </head>
        <body>
        <main>
        <h1>{Escaped(title)}</h1>
        <noscript><p>The charts need JavaScript.</p></noscript>
        <p id="error" role="alert" hidden></p>
        {_body}</main>
        <script type="application/json" id="charts">{JsonSerializer.Serialize(_charts, Json)}</script>
        {HtmlAssets.Libraries}<script>
        {HtmlAssets.Script}</script>
        </body>
        </html>

        """;

    private void Add(string element, string text) => _body.Append(CultureInfo.InvariantCulture, $"<{element}>{Escaped(text)}</{element}>\n");

    /// <summary>Adds a cell. The long name of a model may break after its underscores, so that the numbers beside it stay on the screen.</summary>
    private void AddCell(string element, HtmlColumn column, string text) =>
        _body.Append(column.IsText ? $"<{element} class=\"text\">" : $"<{element}>")
            .Append(Escaped(text).Replace("_", "_<wbr>", StringComparison.Ordinal))
            .Append(CultureInfo.InvariantCulture, $"</{element}>");

    private static string Escaped(string text) => WebUtility.HtmlEncode(text);
}
