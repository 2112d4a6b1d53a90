using Spectre.Console;

namespace Makemore.CommandLine.Reports;

/// <summary>Writes generated names or sentences, each marked as new or as found in the corpus.</summary>
internal static class SampleReport
{
    /// <summary>The maximum column of the marks. A sentence may be longer than a screen is wide.</summary>
    private const int MaxWidth = 60;

    public static void Write(IAnsiConsole screen, IReadOnlyList<string> names, Corpus corpus, Vocabulary vocabulary)
    {
        HashSet<string> known = [.. vocabulary.Kind is Tokens.Words ? corpus.Select(AsGenerated) : corpus];
        int width = Math.Min(names.Max(name => name.Length), MaxWidth);
        foreach (string name in names)
        {
            screen.Write($"{name.PadRight(width)}  ");
            if (known.Contains(name))
                screen.WriteLine("in the corpus", new Style(Color.Grey));
            else
                screen.WriteLine("new", new Style(Color.Green));
        }

        // A generated sentence has a space between its tokens.
        string AsGenerated(string sentence) => vocabulary.Decode(vocabulary.Encode(sentence));
    }
}
