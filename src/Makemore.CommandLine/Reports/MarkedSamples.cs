using Makemore.CommandLine.Reports.Layout;
using Spectre.Console;

namespace Makemore.CommandLine.Reports;

/// <summary>Writes generated names or sentences, each marked as new or as found in the corpus.</summary>
internal sealed class MarkedSamples
{
    private const string Found = "in the corpus";
    private const string New = "new";

    /// <summary>The column of the marks is fixed, because each name is written before the next one is drawn.</summary>
    private const int WidthOfNames = 20;
    private const int WidthOfSentences = 60;

    private readonly IAnsiConsole _screen;
    private readonly HashSet<string> _known;
    private readonly int _width;

    /// <summary>Reads the corpus.</summary>
    /// <param name="screen">The screen to write to.</param>
    /// <param name="corpus">The names or sentences to look for.</param>
    /// <param name="vocabulary">The vocabulary of the model.</param>
    public MarkedSamples(IAnsiConsole screen, Corpus corpus, Vocabulary vocabulary)
    {
        bool areSentences = vocabulary.Kind is Tokens.Words;
        _screen = screen;
        // A generated sentence has a space between its tokens.
        _known = [.. areSentences ? corpus.Select(sentence => vocabulary.Decode(vocabulary.Encode(sentence))) : corpus];
        int widthForMarks = 2 + Found.Length;
        _width = Math.Min(areSentences ? WidthOfSentences : WidthOfNames, Math.Max(1, screen.Profile.Width - widthForMarks));
    }

    /// <summary>Writes a name or a sentence and its mark.</summary>
    public void Write(string name)
    {
        _screen.Write($"{ScreenText.PadRight(name, _width)}  ");
        if (_known.Contains(name))
            _screen.WriteLine(Found, new Style(Color.Grey));
        else
            _screen.WriteLine(New, new Style(Color.Green));
    }
}
