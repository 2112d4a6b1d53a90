using System.Text;
using Makemore.CommandLine.Sweeping;
using Makemore.CommandLine.Sweeping.Storage;
using Makemore.Testing;

namespace Makemore.CommandLine.Tests.Sweeping;

/// <summary>Files of results that are not as they were written.</summary>
public sealed class DamageTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _path;

    public DamageTests() => _path = _folder["sweep.db"];

    public void Dispose() => _folder.Dispose();

    /// <summary>Every flip is told or changes nothing, when the file is read and when a result is added.</summary>
    [Fact]
    public void AFlippedBitIsToldOrHarmless()
    {
        const int Flips = 300;
        TrialResult[] results = [.. Enumerable.Range(0, 20).Select(SomeResultWithALongCurve), SomeResult.Diverged("Wild", 1)];
        TrialResult another = SomeResult.Of("Another", 1, 2.5f);
        Write(results);
        byte[] intact = File.ReadAllBytes(_path);
        var random = new System.Random(1);
        int told = 0;
        for (int flip = 0; flip < Flips; flip++)
        {
            byte[] damaged = [.. intact];
            damaged[random.Next(damaged.Length)] ^= (byte)(1 << random.Next(8));
            File.WriteAllBytes(_path, damaged);
            if (Fault(() => Assert.Equal(results, ResultsFile.ReadAll(_path), SomeResult.AreEqual)) is not null)
                told++;
            // To write is slow, because it waits for the disk.
            if (flip % 4 != 0)
                continue;
            Fault(() =>
            {
                using var file = ResultsFile.OpenOrCreate(_path);
                Assert.Equal(results[3], file.Find(results[3].Trial)!, SomeResult.AreEqual);
                Assert.True(file.Add(another));
                Assert.Equal([.. results, another], file.All(), SomeResult.AreEqual);
            });
        }

        // Most of the file is what is read; the rest of a page is free.
        Assert.InRange(told, Flips / 2, Flips);
    }

    [Theory]
    [InlineData("update trial set dev_loss = 1.5 where id = 2")]
    [InlineData("update trial set seed = 3 where id = 2")]
    [InlineData("update trial set names = 'mia' where id = 2")]
    [InlineData("update curve set loss = 2 where trial = 2 and step = 50")]
    [InlineData("update curve set dev_loss = null where trial = 2 and step = 99")]
    [InlineData("delete from curve where trial = 2 and step = 0")]
    [InlineData("update trial set checksum = '' where id = 2")]
    [InlineData("update data set dev_words = 11 where id = (select data from trial where id = 2)")]
    [InlineData("pragma foreign_keys = off; update trial set data = 9 where id = 2")]
    public void AChangedResultIsNamedWithARemedy(string change)
    {
        TrialResult kept = SomeResult.Of("A", 1, 2.1f);
        TrialResult damaged = SomeResult.Of("B", 2, 2.2f);
        damaged = damaged with { Trial = damaged.Trial with { Data = SomeResult.Data with { Fingerprint = "fedcba9876543210" } } };
        Write(kept, damaged);
        FormerFormat.Execute(_path, change);

        const string Remedy = "delete from curve where trial = 2; delete from trial where id = 2";
        Assert.Matches(
            $"^{_path} is damaged: the result of B, seed [23], is not as it was written; restore the file from a copy, or delete this result and run the sweep again: sqlite3 {_path} \"{Remedy}\"$",
            Fault(() => ResultsFile.ReadAll(_path)));

        FormerFormat.Execute(_path, Remedy);
        Assert.Equal([kept], ResultsFile.ReadAll(_path), SomeResult.AreEqual);
    }

    [Fact]
    public void TheRemedyIsACommandAlsoForAPathWithSpaces()
    {
        string path = _folder["my results.db"];
        using (var file = ResultsFile.OpenOrCreate(path))
            file.Add(SomeResult.Of("A", 1, 2.1f));
        FormerFormat.Execute(path, "update trial set dev_loss = 3");

        Assert.EndsWith(
            $": sqlite3 \"{path}\" \"delete from curve where trial = 1; delete from trial where id = 1\"",
            Assert.Throws<ResultsException>(() => ResultsFile.ReadAll(path)).Message,
            StringComparison.Ordinal);
    }

    /// <summary>The checksum does not cover the index of the keys, with which a result is found.</summary>
    [Fact]
    public void ADamagedIndexIsTold()
    {
        Write(SomeResult.Of("A", 1, 2.1f), SomeResult.Of("B", 2, 2.2f));
        byte[] bytes = File.ReadAllBytes(_path);
        byte[] key = Encoding.UTF8.GetBytes(SomeResult.Of("B", 2, 2.2f).Trial.Key);
        int inTable = bytes.AsSpan().IndexOf(key);
        int inIndex = bytes.AsSpan().LastIndexOf(key);
        Assert.NotEqual(inTable, inIndex);
        bytes[inIndex] ^= 1;
        File.WriteAllBytes(_path, bytes);

        Assert.StartsWith($"{_path} is damaged: ", Fault(() => ResultsFile.ReadAll(_path)), StringComparison.Ordinal);
    }

    /// <summary>In the former format, only what cannot be read is noticed. It is no bug of the program.</summary>
    [Theory]
    [InlineData("spec = '{'")]
    [InlineData("spec = 'null'")]
    [InlineData("recipe = '[]'")]
    [InlineData("recipe = '{\"Steps\":1,\"Steps\":2}'")]
    [InlineData("started = 'yesterday'")]
    [InlineData("seed = 99999999999")]
    [InlineData("seconds = 1e300")]
    [InlineData("train_loss = null")]
    [InlineData("data = 9")]
    public void AValueThatCannotBeReadIsNamed(string change)
    {
        FormerFormat.Write(_path, SomeResult.Of("A", 1, 2.1f), SomeResult.Of("B", 2, 2.2f));
        FormerFormat.Execute(_path, $"pragma foreign_keys = off; update trial set {change} where id = 2");

        string fault = Fault(() => ResultsFile.ReadAll(_path))!;
        Assert.StartsWith($"{_path} is damaged: the result of B, seed ", fault, StringComparison.Ordinal);
        Assert.Contains(", cannot be read (", fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ACommandTellsItInOneLine()
    {
        FormerFormat.Write(_path, SomeResult.Of("A", 1, 2.1f));
        FormerFormat.Execute(_path, "update data set split = '7'");

        Run run = await Run.Of("sweep", "report", "--results", _path, "--out", _folder["report"]);

        Assert.Equal((ExitCode.Failed, ""), (run.ExitCode, run.Output));
        Assert.StartsWith($"error: --results {_path} is damaged: the result of A, seed 1, cannot be read ('7' is no split); ", Assert.Single(run.Errors.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public void TheFormerFormatIsReadAndStaysUntilAResultIsAdded()
    {
        TrialResult[] results = [SomeResult.Of("A", 1, 2.1f), SomeResult.Diverged("B", 2)];
        FormerFormat.Write(_path, results);
        byte[] before = File.ReadAllBytes(_path);

        Assert.Equal(results, ResultsFile.ReadAll(_path), SomeResult.AreEqual);
        using (var file = ResultsFile.OpenOrCreate(_path))
            Assert.Equal(results[1], file.Find(results[1].Trial)!, SomeResult.AreEqual);
        Assert.Equal(before, File.ReadAllBytes(_path));

        TrialResult added = SomeResult.Of("C", 3, 2);
        using (var file = ResultsFile.OpenOrCreate(_path))
            Assert.True(file.Add(added));
        Assert.Equal(2, FormerFormat.VersionOf(_path));
        Assert.Equal([.. results, added], ResultsFile.ReadAll(_path), SomeResult.AreEqual);

        // Now the old results have checksums too.
        FormerFormat.Execute(_path, "update trial set seconds = 2 where id = 1");
        Assert.Contains("the result of A, seed 1, is not as it was written", Fault(() => ResultsFile.ReadAll(_path)), StringComparison.Ordinal);
    }

    private static TrialResult SomeResultWithALongCurve(int seed) => SomeResult.Of(seed % 2 == 0 ? "Wide" : "Narrow", seed, 2 + seed / 16f) with
    {
        Curve = [.. Enumerable.Range(0, 100).Select(step => new CurvePoint(step, 3.3f - step / 100f, step % 10 == 0 ? 3.2f - step / 100f : null))],
    };

    /// <summary>The message of the fault, which names the file in one line; null if there is no fault.</summary>
    private string? Fault(Action action)
    {
        try
        {
            action();
            return null;
        }
        catch (ResultsException fault)
        {
            Assert.StartsWith(_path, fault.Message, StringComparison.Ordinal);
            Assert.DoesNotContain('\n', fault.Message);
            return fault.Message;
        }
    }

    private void Write(params TrialResult[] results)
    {
        using var file = ResultsFile.OpenOrCreate(_path);
        file.AddAll([results], CancellationToken.None);
    }
}
