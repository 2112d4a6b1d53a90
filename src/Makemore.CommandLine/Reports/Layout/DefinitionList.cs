using Spectre.Console.Rendering;

namespace Makemore.CommandLine.Reports.Layout;

/// <summary>Terms with a definition beside each. A definition breaks between words, and its lines begin in one column.</summary>
/// <param name="indent">The number of spaces before a term.</param>
internal sealed class DefinitionList(int indent = 0) : Renderable
{
    private const int Gap = 2;

    /// <summary>The least number of columns for the definitions. A term that leaves less has a line of its own.</summary>
    private const int LeastDefinition = 32;

    /// <summary>The widest term with a definition beside it. A wider one would push all definitions to the right.</summary>
    private const int WidestTerm = 28;

    private readonly List<(string Term, string Definition)> _entries = [];

    /// <summary>Adds a term.</summary>
    public void Add(string term, string definition) => _entries.Add((term, definition));

    /// <summary>The lines of the list.</summary>
    /// <param name="width">The width of the screen.</param>
    public IEnumerable<string> Lines(int width)
    {
        int widestTerm = Math.Clamp(width - indent - Gap - LeastDefinition, 2, WidestTerm);
        int start = indent + Gap + _entries.Select(entry => ScreenText.Width(entry.Term)).Where(term => term <= widestTerm).DefaultIfEmpty(2).Max();
        foreach ((string term, string definition) in _entries)
        {
            string begin = new string(' ', indent) + term;
            if (ScreenText.Width(begin) + Gap > start)
            {
                yield return ScreenText.Cut(begin, width);
                begin = "";
            }
            foreach (string line in ScreenText.Wrap(definition, Math.Max(1, width - start)))
            {
                yield return (ScreenText.PadRight(begin, start) + line).TrimEnd();
                begin = "";
            }
        }
    }

    /// <inheritdoc/>
    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
    {
        foreach (string line in Lines(maxWidth))
        {
            yield return new Segment(line);
            yield return Segment.LineBreak;
        }
    }
}
