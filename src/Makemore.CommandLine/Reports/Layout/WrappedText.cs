using Spectre.Console.Rendering;

namespace Makemore.CommandLine.Reports.Layout;

/// <summary>A text that breaks between words. All of its lines are indented.</summary>
/// <param name="text">The text.</param>
/// <param name="indent">The number of spaces before a line.</param>
internal sealed class WrappedText(string text, int indent = 0) : Renderable
{
    /// <summary>The lines of the text.</summary>
    /// <param name="width">The width of the screen.</param>
    public IEnumerable<string> Lines(int width) =>
        ScreenText.Wrap(text, Math.Max(1, width - indent)).Select(line => new string(' ', indent) + line);

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
