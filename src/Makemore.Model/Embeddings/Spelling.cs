namespace Makemore;

/// <summary>Finds words with a similar spelling.</summary>
internal static class Spelling
{
    private const int MostSuggestions = 3;

    /// <summary>
    /// Finds a few words that differ from a word in at most a third of its letters. The most similar word is first.
    /// Case is ignored.
    /// </summary>
    public static IReadOnlyList<string> Like(string word, IEnumerable<string> words)
    {
        string wanted = word.ToUpperInvariant();
        int mostEdits = Math.Max(1, wanted.Length / 3);
        return
        [
            .. words
                .Select(other => (Word: other, Edits: EditDistance(wanted, other.ToUpperInvariant())))
                .Where(other => other.Edits <= mostEdits)
                .OrderBy(other => other.Edits)
                .Take(MostSuggestions)
                .Select(other => other.Word),
        ];
    }

    /// <summary>
    /// The Levenshtein distance: the smallest number of letters to insert, delete or replace. The method keeps one row
    /// of the table at a time.
    /// </summary>
    private static int EditDistance(string from, string to)
    {
        int[] row = [.. Enumerable.Range(0, to.Length + 1)];
        for (int i = 1; i <= from.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.Length; j++)
            {
                int replaced = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }
        return row[^1];
    }
}
