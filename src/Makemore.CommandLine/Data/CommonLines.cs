namespace Makemore.CommandLine.Data;

/// <summary>Finds the lines that two parts of a corpus have in common.</summary>
internal static class CommonLines
{
    /// <summary>Counts the lines of the smaller part that are also in the larger part.</summary>
    /// <param name="large">The larger part, of which no set is made: it may have many millions of lines.</param>
    /// <param name="small">The smaller part.</param>
    public static int Count(Corpus large, Corpus small)
    {
        HashSet<string> lines = [.. small];
        HashSet<string> common = [.. large.Where(lines.Contains)];
        return small.Count(common.Contains);
    }
}
