using Makemore;
using Spectre.Console;

namespace Names.Reports;

/// <summary>Invented names or sentences, each marked as new or as one of the corpus's.</summary>
internal static class InventionsReport
{
    /// <summary>Where the marks stand at most: a sentence may be longer than a screen is wide.</summary>
    private const int MostWidth = 60;

    public static void Write(IAnsiConsole screen, IReadOnlyList<string> names, Corpus corpus, Vocabulary vocabulary)
    {
        HashSet<string> known = [.. vocabulary.Kind is Tokens.Words ? corpus.Select(AsInvented) : corpus];
        int width = Math.Min(names.Max(name => name.Length), MostWidth);
        foreach (string name in names)
        {
            screen.Write($"{name.PadRight(width)}  ");
            if (known.Contains(name))
                screen.WriteLine("in the corpus", new Style(Color.Grey));
            else
                screen.WriteLine("new", new Style(Color.Green));
        }

        // A sentence is invented in tokens, with a space between them.
        string AsInvented(string sentence) => vocabulary.Decode(vocabulary.Encode(sentence));
    }
}
