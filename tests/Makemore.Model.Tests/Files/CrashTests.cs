using Makemore.Engine;
using Makemore.Testing;
using Makemore.Tests.Checkpoints;

namespace Makemore.Tests.Files;

/// <summary>Saves with a fault of the disk, or a loss of power, at every operation.</summary>
public sealed class CrashTests
{
    private const string Name = "f";

    [Fact]
    public void AFileIsOldOrNewAndNeverInBetween()
    {
        (int operations, int contents) = Test(path => AtomicFile.Replace(path, "new")).Run();

        // Create, write, flush, move, synchronize the folder.
        Assert.Equal(5, operations);
        Assert.True(contents > operations);
    }

    [Fact]
    public void ANewFileIsThereWholeOrNotAtAll() =>
        new CrashTest(_ => { }, folder => AtomicFile.Replace(folder[Name], "new"), folder => File.Exists(folder[Name]) && IsNew(folder)).Run();

    [Fact]
    public void AModelIsTheOldOrTheNewOne()
    {
        var old = new FakeModel(hidden: 2000);
        FakeModel changed = new FakeModel(hidden: 2000).Count();
        (int operations, _) = new CrashTest(
            folder => Checkpoint.Save(folder[Name], old),
            folder => Checkpoint.Save(folder[Name], changed),
            folder =>
            {
                float first = Checkpoint.Load(CheckpointInfo.Read(folder[Name]), changed)["E"][0, 0];
                return first == changed.Parameters["E"][0, 0] || (first == 0 ? false : throw new InvalidDataException("The model is neither."));
            }).Run();

        Assert.True(operations > 6, "The model must be large enough for several writes.");
    }

    [Fact]
    public void WordVectorsAreTheOldOrTheNewOnes()
    {
        var vectors = TokenVectors.Of(new FakeModel().Count());
        new CrashTest(
            folder => File.WriteAllText(folder[Name], "old"),
            folder => vectors.SaveWord2Vec(folder[Name]),
            folder => File.ReadAllText(folder[Name]) switch
            {
                "old" => false,
                var text => text.StartsWith("4 2\n", StringComparison.Ordinal) && text.Count(letter => letter == '\n') == 5
                    ? true
                    : throw new InvalidDataException("The file is neither."),
            }).Run();
    }

    [Fact]
    public void TheTestFindsAMissingFlush() =>
        Finds("neither the old nor the new one", path => CarelessSave(path, flushes: false, synchronizes: true, deletes: true));

    [Fact]
    public void TheTestFindsAFolderThatIsNotSynchronized() =>
        Finds("what was saved is lost", path => CarelessSave(path, flushes: true, synchronizes: false, deletes: true));

    [Fact]
    public void TheTestFindsATemporaryFileThatIsLeft() =>
        Finds("is left", path => CarelessSave(path, flushes: true, synchronizes: true, deletes: false));

    /// <summary>Saves a file, and leaves out one of the steps.</summary>
    private static void CarelessSave(string path, bool flushes, bool synchronizes, bool deletes)
    {
        IDisk disk = Disk.Current;
        string temporary = $"{path}.tmp";
        File.Delete(temporary);
        try
        {
            using (Stream content = disk.Create(temporary, isPrivate: false))
            {
                content.Write("new"u8);
                if (flushes)
                    disk.Flush(content);
            }
            disk.Move(temporary, path);
            if (synchronizes)
                disk.SyncFolder(Path.GetDirectoryName(path)!);
        }
        catch (IOException) when (deletes)
        {
            disk.Delete(temporary);
            throw;
        }
    }

    private static CrashTest Test(Action<string> save) => new(
        folder => File.WriteAllText(folder[Name], "old"), folder => save(folder[Name]), IsNew);

    private static bool IsNew(TemporaryFolder folder) => File.ReadAllText(folder[Name]) switch
    {
        "old" => false,
        "new" => true,
        var text => throw new InvalidDataException($"The file is neither the old nor the new one: '{text}'."),
    };

    private static void Finds(string damage, Action<string> save) =>
        Assert.Contains(damage, Assert.Throws<CrashTestException>(() => Test(save).Run()).Message, StringComparison.Ordinal);
}
