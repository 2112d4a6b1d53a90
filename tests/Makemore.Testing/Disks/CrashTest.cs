namespace Makemore.Testing;

/// <summary>Saves files on disks that fail or lose power at each operation in turn, and checks what is left.</summary>
/// <param name="prepare">Writes the old files to an empty folder.</param>
/// <param name="save">Saves the new files in the folder.</param>
/// <param name="isNew">Tells the old files from the new ones, and throws if any file is neither.</param>
public sealed class CrashTest(Action<TemporaryFolder> prepare, Action<TemporaryFolder> save, Func<TemporaryFolder, bool> isNew)
{
    /// <summary>Checks that every file is an old or a new one after each fault, and the new one after a save without a fault.</summary>
    /// <returns>The number of operations of a save, and of the contents of the disk that were checked.</returns>
    /// <exception cref="CrashTestException">A file is damaged, or a temporary file is left.</exception>
    public (int Operations, int Contents) Run()
    {
        int operations = OperationsOfSave();
        for (int fault = 0; fault < operations; fault++)
            CheckFailure(fault);
        return (operations, Enumerable.Range(0, operations + 1).Sum(stop => CheckPowerLoss(stop, isComplete: stop == operations)));
    }

    private int OperationsOfSave()
    {
        using var folder = Prepared();
        var disk = SimulatedDisk.WithoutFault(folder.Path);
        disk.Run(() => save(folder));
        return disk.Operations;
    }

    private void CheckFailure(int fault)
    {
        using var folder = Prepared();
        var disk = SimulatedDisk.ThatFailsAt(folder.Path, fault);
        disk.Run(() => Try<IOException>(() => save(folder)));
        Check($"Operation {fault} fails", folder);
    }

    private int CheckPowerLoss(int stop, bool isComplete)
    {
        using var folder = Prepared();
        var disk = SimulatedDisk.ThatStopsAt(folder.Path, stop);
        disk.Run(() => Try<PowerLossException>(() => save(folder)));
        IReadOnlyDictionary<string, byte[]>[] contents = [.. disk.AfterPowerLoss()];
        foreach ((int index, IReadOnlyDictionary<string, byte[]> files) in contents.Index())
        {
            using var found = new TemporaryFolder();
            foreach ((string path, byte[] content) in files)
                Write(found[Path.GetRelativePath(folder.Path, path)], content);
            string when = $"Power is lost before operation {stop}, content {index} of {contents.Length}";
            Check(when, found, mayHaveTemporary: true);
            if (isComplete && !isNew(found))
                throw new CrashTestException($"{when}: what was saved is lost.");
            SimulatedDisk.WithoutFault(found.Path).Run(() => save(found));
            Check($"{when}, saved again", found);
            if (!isNew(found))
                throw new CrashTestException($"{when}: it cannot be saved again.");
        }
        return contents.Length;
    }

    private void Check(string when, TemporaryFolder folder, bool mayHaveTemporary = false)
    {
        try
        {
            isNew(folder);
        }
        catch (Exception damage)
        {
            throw new CrashTestException($"{when}: {damage.Message}", damage);
        }
        if (!mayHaveTemporary && Directory.GetFiles(folder.Path, "*.tmp", SearchOption.AllDirectories) is [string left, ..])
            throw new CrashTestException($"{when}: {left} is left.");
    }

    private TemporaryFolder Prepared()
    {
        var folder = new TemporaryFolder();
        prepare(folder);
        return folder;
    }

    private static void Write(string path, byte[] content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
    }

    private static void Try<TFault>(Action action)
        where TFault : Exception
    {
        try
        {
            action();
        }
        catch (TFault)
        {
            // The fault of the simulated disk, or one that it caused.
        }
    }
}
