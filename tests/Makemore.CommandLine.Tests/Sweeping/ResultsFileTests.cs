using Makemore.CommandLine.Sweeping;
using Makemore.CommandLine.Sweeping.Storage;
using Makemore.Testing;
using Microsoft.Data.Sqlite;

namespace Makemore.CommandLine.Tests.Sweeping;

public sealed class ResultsFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _path;

    public ResultsFileTests() => _path = _folder["sweep.db"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void KeepsEverythingOfAResult()
    {
        TrialResult[] results = [SomeResult.Of("A", 1, 2.1f), SomeResult.Of("A", 2, 2.2f), SomeResult.Diverged("B", 1)];
        using (var file = ResultsFile.OpenOrCreate(_path))
            Assert.All(results, result => Assert.True(file.Add(result)));

        Assert.Equal(results, ResultsFile.ReadAll(_path), SomeResult.AreEqual);
    }

    [Fact]
    public void KeepsTheFirstOfTwoResultsOfTheSameTraining()
    {
        using var file = ResultsFile.OpenOrCreate(_path);
        Assert.True(file.Add(SomeResult.Of("A", 1, 2.1f)));
        Assert.False(file.Add(SomeResult.Of("A", 1, 2.5f)));

        Assert.Equal(2.1f, Assert.Single(file.All()).Losses!.Dev);
    }

    [Fact]
    public void FindsATraining()
    {
        using var file = ResultsFile.OpenOrCreate(_path);
        file.Add(SomeResult.Of("A", 1, 2.1f));

        Assert.Equal(2.1f, file.Find(SomeResult.Of("A", 1, 9).Trial)!.Losses!.Dev);
        Assert.Null(file.Find(SomeResult.Of("A", 2, 9).Trial));
    }

    [Fact]
    public void SeveralMayWriteAtOnce()
    {
        Parallel.For(0, 4, writer =>
        {
            // However slow the disk is: the test is not about time.
            using var file = ResultsFile.OpenOrCreate(_path, patience: TimeSpan.FromHours(1));
            for (int seed = 0; seed < 10; seed++)
                file.Add(SomeResult.Of($"M{writer}", seed, 2));
        });

        Assert.Equal(40, ResultsFile.ReadAll(_path).Count);
    }

    [Fact]
    public void AFullDiskIsToldInPlainWords() => Assert.Equal(
        "sweep.db cannot be written: the disk is full; free some space, and run the same command again.",
        ResultsException.Of("sweep.db", new SqliteException("SQLite Error 13: 'database or disk is full'.", SQLitePCL.raw.SQLITE_FULL)).Message);

    [Fact]
    public void AResultIsThereWholeOrNotAtAll()
    {
        using (var file = ResultsFile.OpenOrCreate(_path))
        {
            // Two points of one step: the curve cannot be kept, and so neither is what was written before it.
            TrialResult faulty = SomeResult.Of("A", 1, 2.1f);
            faulty = faulty with { Curve = [.. faulty.Curve, faulty.Curve[0]] };
            Assert.Throws<ResultsException>(() => file.Add(faulty));
        }

        Assert.Empty(ResultsFile.ReadAll(_path));
    }

    [Fact]
    public void AddsAllResultsOrNone()
    {
        TrialResult[] results = [SomeResult.Of("A", 1, 2.1f), SomeResult.Of("A", 2, 2.2f), SomeResult.Of("A", 1, 2.3f)];
        using var file = ResultsFile.OpenOrCreate(_path);
        Assert.Throws<OperationCanceledException>(() => file.AddAll([results], new CancellationToken(canceled: true)));
        Assert.Empty(file.All());

        Assert.Equal([2, 1], file.AddAll([results, [results[0], SomeResult.Of("B", 1, 2)]], CancellationToken.None));
        Assert.Equal([2.1f, 2.2f, 2f], file.All().Select(result => result.Losses!.Dev));
    }

    [Fact]
    public void AFileThatIsNoDatabaseIsTold()
    {
        _folder.Write("sweep.db", "These are not the results you are looking for; they are not results at all."u8);
        Assert.Equal($"{_path} is not a file of sweep results, or it is damaged; specify another file.", Fault(() => ResultsFile.OpenOrCreate(_path)));
        Assert.Equal($"{_path} is not a file of sweep results, or it is damaged; specify another file.", Fault(() => ResultsFile.ReadAll(_path)));
    }

    [Fact]
    public void AnotherProgramsDatabaseIsLeftAlone()
    {
        Execute("create table mine (x)");
        byte[] before = File.ReadAllBytes(_path);

        Assert.Equal($"{_path} is not a file of sweep results; specify another file.", Fault(() => ResultsFile.OpenOrCreate(_path)));
        Assert.Equal(before, File.ReadAllBytes(_path));
    }

    [Fact]
    public void ANewerFormatIsTold()
    {
        ResultsFile.OpenOrCreate(_path).Dispose();
        Execute("pragma user_version = 3");

        Assert.Equal(
            $"{_path} has results in format 3, and this program reads the formats 1 and 2; use the program that wrote the file.",
            Fault(() => ResultsFile.OpenOrCreate(_path)));
    }

    [Fact]
    public void ALockedFileIsTold()
    {
        ResultsFile.OpenOrCreate(_path).Dispose();
        using SqliteConnection other = Connect();
        using SqliteTransaction held = other.BeginTransaction(deferred: false);
        using var file = ResultsFile.OpenOrCreate(_path, patience: TimeSpan.FromSeconds(1));

        Assert.Equal(
            $"{_path} is locked by another process; wait until that process ends, or write to another file and merge the two.",
            Fault(() => file.Add(SomeResult.Of("A", 1, 2))));
    }

    [Fact]
    public void APlaceWhereNoFileCanBeIsTold()
    {
        string path = Path.Combine(_folder["absent"], "sweep.db");
        Assert.Equal($"{path} cannot be opened; it must be a file in a folder that exists.", Fault(() => ResultsFile.OpenOrCreate(path)));
        Assert.Equal($"{_folder.Path} cannot be opened; it must be a file in a folder that exists.", Fault(() => ResultsFile.OpenOrCreate(_folder.Path)));
        Assert.Equal($"{path} is not an existing file; 'sweep' creates files of results.", Fault(() => ResultsFile.ReadAll(path)));
    }

    private static string Fault(Func<object> action) => Assert.Throws<ResultsException>(action).Message;

    private SqliteConnection Connect()
    {
        var connection = new SqliteConnection($"Data Source={_path};Pooling=False");
        connection.Open();
        return connection;
    }

    private void Execute(string sql)
    {
        using SqliteConnection connection = Connect();
        connection.Execute(sql);
    }
}
