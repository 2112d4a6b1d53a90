namespace Makemore;

/// <summary>A place in the text of a corpus.</summary>
/// <param name="Line">The index of the line.</param>
/// <param name="Letter">The number of letters of the line before the place.</param>
internal readonly record struct WordPlace(int Line, int Letter)
{
    /// <summary>Finds where words end.</summary>
    /// <param name="corpus">The text.</param>
    /// <param name="numbers">The numbers of the words, counted from 1, in ascending order.</param>
    /// <param name="pretokenized">Whether the words are separated by white space.</param>
    /// <exception cref="CorpusException">The last of them is not followed by another word.</exception>
    public static WordPlace[] EndsOf(Corpus corpus, ReadOnlySpan<long> numbers, bool pretokenized)
    {
        var ends = new WordPlace[numbers.Length];
        int found = 0;
        long words = 0;
        for (int line = 0; line < corpus.Count; line++)
        {
            string text = corpus[line];
            var tokens = new WordTokenizer(text, pretokenized);
            while (tokens.MoveNext())
            {
                if (found == numbers.Length)
                    return ends;
                if (++words == numbers[found])
                    ends[found++] = new WordPlace(line, text.Length - tokens.Rest.Length);
            }
        }
        throw new CorpusException($"{corpus.Source} has {Counted.Of(words, "word")}; the train and dev parts take {Counted.Of(numbers[^1], "word")}, and the test part needs at least one more. Take fewer words, or a longer text.");
    }
}
