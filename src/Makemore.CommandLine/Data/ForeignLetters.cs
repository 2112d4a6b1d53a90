using System.Text;

namespace Makemore.CommandLine.Data;

/// <summary>Finds letters that a character model does not know, and says which option helps.</summary>
internal static class ForeignLetters
{
    private const int MostShown = 40;

    /// <summary>Throws unless the model knows all letters of the corpus. A letter that no model can know is left to the model.</summary>
    /// <param name="corpus">The words.</param>
    /// <param name="vocabulary">The vocabulary of the model; null for a class of word models.</param>
    /// <param name="remedy">What to do, if lower case does not help.</param>
    /// <exception cref="CorpusException">A letter is not in the vocabulary. The message names its place in the file.</exception>
    public static void ThrowIfAny(Corpus corpus, Vocabulary? vocabulary, string remedy)
    {
        if (vocabulary is not { Kind: Tokens.Characters })
            return;
        HashSet<Rune> known = [.. vocabulary.Tokens.Select(token => Rune.GetRuneAt(token, 0))];
        for (int i = 0; i < corpus.Count; i++)
        {
            int column = 0;
            foreach (Rune letter in corpus[i].EnumerateRunes())
            {
                if (!known.Contains(letter) && letter != Rune.ReplacementChar)
                    throw Fault(corpus.Place(i, column), letter, known, vocabulary, remedy);
                column += letter.Utf16SequenceLength;
            }
        }
    }

    private static CorpusException Fault(string place, Rune letter, HashSet<Rune> known, Vocabulary vocabulary, string remedy) =>
        Rune.GetUnicodeCategory(letter).IsControl()
            ? new CorpusException($"{place}: control character 0x{letter.Value:X2}; no model can have it as a letter, so remove it from the file.")
            : Foreign(place, letter, known, vocabulary, remedy);

    private static CorpusException Foreign(string place, Rune letter, HashSet<Rune> known, Vocabulary vocabulary, string remedy)
    {
        string letters = vocabulary.Count <= MostShown
            ? string.Concat(vocabulary.Tokens.Skip(1))
            : $"{vocabulary.Count - 1} letters, {vocabulary.Tokens[1]} to {vocabulary.Tokens[^1]}";
        string help = known.Contains(Rune.ToLowerInvariant(letter)) ? "--lower reads the data in lower case" : remedy;
        return new CorpusException($"{place}: {CharacterVocabulary.Describe(letter)} is not a letter of the model's alphabet ({letters}); {help}.");
    }
}
