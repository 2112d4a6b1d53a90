using System.Text;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;

namespace Makemore.Testing;

/// <summary>The snapshots of one test: <c>{Class}.{Method}#{Hint}.verified.cs</c>, one for each emitted file.</summary>
/// <param name="folder">The folder of the snapshots.</param>
/// <param name="test">The test: its class and method.</param>
public sealed class SnapshotFiles(string folder, string test)
{
    private const int LinesAroundAChange = 2;

    /// <summary>Saves the emitted files as the snapshots.</summary>
    /// <param name="emitted">The text of the emitted files by hint name.</param>
    public void Accept(IReadOnlyDictionary<string, string> emitted)
    {
        ArgumentNullException.ThrowIfNull(emitted);
        foreach (string old in Existing("verified").Concat(Existing("received")))
            File.Delete(old);
        foreach ((string hint, string source) in emitted)
            Write(PathOf(hint, "verified"), Text(hint, source));
    }

    /// <summary>Throws with a diff unless the emitted files are equal to the snapshots. A different file is written beside its snapshot.</summary>
    /// <param name="emitted">The text of the emitted files by hint name.</param>
    public void Compare(IReadOnlyDictionary<string, string> emitted)
    {
        ArgumentNullException.ThrowIfNull(emitted);
        foreach (string old in Existing("received"))
            File.Delete(old);
        string[] faults =
        [
            .. emitted.OrderBy(file => file.Key, StringComparer.Ordinal).Select(file => FaultOf(file.Key, file.Value)).OfType<string>(),
            .. Existing("verified").Except(emitted.Keys.Select(hint => PathOf(hint, "verified"))).Select(path => $"{path} is no longer emitted."),
        ];
        if (faults.Length > 0)
            throw new SnapshotException($"{string.Join("\n\n", faults)}\n\nIf this is as it should be, run the test with {Snapshot.AcceptVariable}=1, and review the files.");
    }

    private string? FaultOf(string hint, string source)
    {
        string path = PathOf(hint, "verified");
        string received = Text(hint, source);
        string? verified = File.Exists(path) ? File.ReadAllText(path) : null;
        if (verified == received)
            return null;
        Write(PathOf(hint, "received"), received);
        if (verified is null)
            return $"{path} is missing.";
        return verified.Contains('\r') ? $"{path} has line ends other than LF." : $"{path} differs (-) from what is emitted (+):\n{Diff(verified, received)}";
    }

    private static string Diff(string verified, string received)
    {
        List<DiffPiece> lines = InlineDiffBuilder.Diff(verified, received, ignoreWhiteSpace: false).Lines;
        var text = new StringBuilder();
        int shown = -1;
        for (int i = 0; i < lines.Count; i++)
        {
            int first = Math.Max(0, i - LinesAroundAChange);
            int last = Math.Min(lines.Count - 1, i + LinesAroundAChange);
            if (lines[first..(last + 1)].TrueForAll(line => line.Type == ChangeType.Unchanged))
                continue;
            text.Append(i == shown + 1 ? "" : "…\n").Append(Mark(lines[i].Type)).Append(' ').Append(lines[i].Text).Append('\n');
            shown = i;
        }
        return text.ToString();
    }

    private static char Mark(ChangeType type) => type switch
    {
        ChangeType.Inserted => '+',
        ChangeType.Deleted => '-',
        _ => ' ',
    };

    private string[] Existing(string state) => Directory.GetFiles(folder, $"{test}#*.{state}.cs");

    private string PathOf(string hint, string state) => Path.Combine(folder, $"{test}#{Path.GetFileNameWithoutExtension(hint)}.{state}.cs");

    private static string Text(string hint, string source) => $"//HintName: {hint}\n{source}";

    private static void Write(string path, string text) => File.WriteAllText(path, text, Encoding.UTF8);
}
