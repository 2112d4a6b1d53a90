namespace Makemore;

/// <summary>Finds words with a similar spelling.</summary>
internal static class Spelling
{
    private const int MostSuggestions = 3;

    /// <summary>The time and the memory of a comparison grow with the square of the length.</summary>
    private const int MostLetters = 100;

    /// <summary>
    /// Finds a few words that differ from a word in at most a third of its letters. The most similar word is first.
    /// Case is ignored. For a word of more than 100 letters, it finds none.
    /// </summary>
    public static IReadOnlyList<string> Like(string word, IEnumerable<string> words)
    {
        if (word.Length > MostLetters)
            return [];
        string wanted = word.ToUpperInvariant();
        int mostEdits = Math.Max(1, wanted.Length / 3);
        return
        [
            .. words
                .Where(other => Math.Abs(other.Length - wanted.Length) <= mostEdits)
                .Select(other => (Word: other, Edits: EditDistance(wanted, other.ToUpperInvariant())))
                .Where(other => other.Edits <= mostEdits)
                .OrderBy(other => other.Edits)
                .Take(MostSuggestions)
                .Select(other => other.Word),
        ];
    }

    /// <summary>
    /// The optimal string alignment distance: the smallest number of letters to insert, delete, replace, or exchange with
    /// the next letter.
    /// </summary>
    private static int EditDistance(string from, string to)
    {
        int[,] edits = new int[from.Length + 1, to.Length + 1];
        for (int i = 0; i <= from.Length; i++)
        {
            for (int j = 0; j <= to.Length; j++)
            {
                edits[i, j] = i == 0 || j == 0 ? i + j : Math.Min(
                    edits[i - 1, j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1),
                    1 + Math.Min(edits[i - 1, j], edits[i, j - 1]));
                if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1])
                    edits[i, j] = Math.Min(edits[i, j], edits[i - 2, j - 2] + 1);
            }
        }
        return edits[from.Length, to.Length];
    }
}
