using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace Makemore.Testing;

/// <summary>Source code in which <c>[|</c> and <c>|]</c> mark the spans that a diagnostic is expected at.</summary>
public sealed record MarkedSource(string Text, ImmutableArray<TextSpan> Spans)
{
    private const string Opening = "[|";
    private const string Closing = "|]";

    /// <summary>Removes the marks. Spans may be nested.</summary>
    public static MarkedSource Parse(string marked)
    {
        var text = new StringBuilder();
        var open = new Stack<int>();
        var spans = ImmutableArray.CreateBuilder<TextSpan>();
        for (int i = 0; i < marked.Length; i++)
        {
            ReadOnlySpan<char> rest = marked.AsSpan(i);
            if (rest.StartsWith(Opening))
                open.Push(text.Length);
            else if (rest.StartsWith(Closing))
                spans.Add(TextSpan.FromBounds(open.Pop(), text.Length));
            else
            {
                text.Append(marked[i]);
                continue;
            }
            i++;
        }
        return new MarkedSource(text.ToString(), spans.Order().ToImmutableArray());
    }
}
