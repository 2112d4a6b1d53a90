using System.Collections;
using Makemore.CommandLine.Sweeping;
using Makemore.CommandLine.Sweeping.Storage;
using Makemore.Testing;

namespace Makemore.CommandLine.Tests.Sweeping;

/// <summary>
/// Files of results whose process or machine stops while results are added. The tests copy the file and its journal before each
/// statement, as a stop at that moment would leave them.
/// </summary>
public sealed class ResultsCrashTests : IDisposable
{
    private static readonly TrialResult Old = SomeResult.Of("Old", 1, 2.5f);

    private readonly TemporaryFolder _folder = new();
    private readonly List<string> _copies = [];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void AResultIsThereWholeOrNotAtAll()
    {
        TrialResult added = SomeResult.Of("New", 1, 2.25f);
        string path = PathWithOld();
        using (var file = ResultsFile.OpenOrCreate(path))
            file.Add(added with { Curve = new Watched<CurvePoint>(added.Curve, () => Copy(path)) });

        Assert.Equal(added.Curve.Count + 1, _copies.Count);
        AssertOldIn(_copies);
        Assert.Equal([Old, added], ResultsFile.ReadAll(path), SomeResult.AreEqual);
    }

    /// <summary>The changes do not fit into SQLite's memory, so that it writes some to the file before the end.</summary>
    [Fact]
    public void AResultThatIsPartlyWrittenIsTakenBack()
    {
        const int Points = 150_000;
        string path = PathWithOld();
        byte[] before = File.ReadAllBytes(path);
        int point = 0;
        CurvePoint[] curve = [.. Enumerable.Range(0, Points).Select(step => new CurvePoint(step, 1f / (step + 1), null))];
        using (var file = ResultsFile.OpenOrCreate(path))
        {
            file.Add(SomeResult.Of("New", 1, 2.25f) with
            {
                Curve = new Watched<CurvePoint>(curve, () =>
                {
                    if (point++ % (Points / 5) == 0)
                        Copy(path);
                }),
            });
        }

        Assert.Contains(_copies, copy => !File.ReadAllBytes(copy).AsSpan().SequenceEqual(before));
        AssertOldIn(_copies);
        Assert.Equal(Points, ResultsFile.ReadAll(path)[1].Curve.Count);
    }

    [Fact]
    public void AMergeAddsAllResultsOrNone()
    {
        TrialResult[] added = [.. Enumerable.Range(1, 20).Select(seed => SomeResult.Of("New", seed, 2.25f))];
        string path = PathWithOld();
        using (var file = ResultsFile.OpenOrCreate(path))
            file.AddAll([new Watched<TrialResult>(added[..10], () => Copy(path)), new Watched<TrialResult>(added[10..], () => Copy(path))], CancellationToken.None);

        Assert.Equal(added.Length + 2, _copies.Count);
        AssertOldIn(_copies);
        Assert.Equal([Old, .. added], ResultsFile.ReadAll(path), SomeResult.AreEqual);
    }

    [Fact]
    public void AnUpgradeHappensWithTheFirstResultOrNotAtAll()
    {
        TrialResult added = SomeResult.Of("New", 1, 2.25f);
        string path = _folder["sweep.db"];
        FormerFormat.Write(path, Old);
        using (var file = ResultsFile.OpenOrCreate(path))
            file.Add(added with { Curve = new Watched<CurvePoint>(added.Curve, () => Copy(path)) });

        Assert.All(_copies, copy => Assert.Equal(1, FormerFormat.VersionOf(copy)));
        AssertOldIn(_copies);
        Assert.Equal(2, FormerFormat.VersionOf(path));
    }

    /// <summary>After a loss of power, only the beginning of a journal may be on the disk, if the file does not have the changes yet.</summary>
    [Fact]
    public void APartOfAJournalDoesNoHarm()
    {
        string path = PathWithOld();
        TrialResult added = SomeResult.Of("New", 1, 2.25f);
        using (var file = ResultsFile.OpenOrCreate(path))
            file.Add(added with { Curve = new Watched<CurvePoint>(added.Curve, () => Copy(path)) });
        string last = _copies[^1];
        byte[] content = File.ReadAllBytes(last), journal = File.ReadAllBytes(JournalOf(last));
        _copies.Clear();
        foreach (int length in new[] { 0, 1, 27, 28, 512, 513, journal.Length / 2, journal.Length - 1 }.Where(length => length < journal.Length))
        {
            string copy = _folder[$"part{length}.db"];
            File.WriteAllBytes(copy, content);
            File.WriteAllBytes(JournalOf(copy), journal[..length]);
            _copies.Add(copy);
        }

        AssertOldIn(_copies);
    }

    private string PathWithOld()
    {
        string path = _folder["sweep.db"];
        using var file = ResultsFile.OpenOrCreate(path);
        file.Add(Old);
        return path;
    }

    private void Copy(string path)
    {
        string copy = _folder[$"copy{_copies.Count}.db"];
        CopyWhileOpen(path, copy);
        if (File.Exists(JournalOf(path)))
            CopyWhileOpen(JournalOf(path), JournalOf(copy));
        _copies.Add(copy);
    }

    private static void CopyWhileOpen(string from, string to)
    {
        using var source = new FileStream(from, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var target = File.Create(to);
        source.CopyTo(target);
    }

    private static void AssertOldIn(IEnumerable<string> copies)
    {
        foreach (string copy in copies)
        {
            Assert.Equal([Old], ResultsFile.ReadAll(copy), SomeResult.AreEqual);
            using var file = ResultsFile.OpenOrCreate(copy);
            Assert.True(file.Add(SomeResult.Of("Later", 1, 2)));
        }
    }

    private static string JournalOf(string path) => $"{path}-journal";

    /// <summary>A list that calls an action before each item, and at the end.</summary>
    private sealed class Watched<T>(IReadOnlyList<T> items, Action next) : IReadOnlyList<T>
    {
        public int Count => items.Count;

        public T this[int index] => items[index];

        public IEnumerator<T> GetEnumerator()
        {
            foreach (T item in items)
            {
                next();
                yield return item;
            }
            next();
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
