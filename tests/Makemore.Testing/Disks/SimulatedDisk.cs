namespace Makemore.Testing;

/// <summary>
/// A disk that carries out every operation on the disk of the machine, until one fails or the power is lost. It knows what is
/// certainly on the disk then, and what may or may not be. It does not wait for the disk of the machine.
/// </summary>
/// <remarks>
/// The model is the one of POSIX. What is written to a file is certainly on the disk after a flush of the file. The names of the files
/// in a folder are certainly on the disk after the folder was synchronized. Until then, any of the changes may be lost.
/// </remarks>
public sealed class SimulatedDisk : IDisk
{
    private readonly IDisk _real = Disk.Current;
    private readonly int? _failsAt;
    private readonly int? _stopsAt;
    private readonly Dictionary<string, SimulatedFile> _names = [];
    private readonly Dictionary<string, SimulatedFile> _namesOnDisk;
    private readonly List<Action<Dictionary<string, SimulatedFile>>> _changesOfNames = [];

    private SimulatedDisk(string folder, int? failsAt, int? stopsAt)
    {
        _failsAt = failsAt;
        _stopsAt = stopsAt;
        foreach (string path in Directory.GetFiles(folder, "*", SearchOption.AllDirectories))
            _names.Add(path, SimulatedFile.OnDisk(File.ReadAllBytes(path)));
        _namesOnDisk = new(_names);
    }

    /// <summary>How many operations there were, with the one that failed.</summary>
    public int Operations { get; private set; }

    /// <summary>A disk without a fault.</summary>
    public static SimulatedDisk WithoutFault(string folder) => new(folder, null, null);

    /// <summary>A disk whose operation with this number fails. The operations after it succeed.</summary>
    public static SimulatedDisk ThatFailsAt(string folder, int operation) => new(folder, operation, null);

    /// <summary>A disk that loses power before the operation with this number.</summary>
    public static SimulatedDisk ThatStopsAt(string folder, int operation) => new(folder, null, operation);

    /// <summary>Runs an action on this disk.</summary>
    public void Run(Action action)
    {
        ArgumentNullException.ThrowIfNull(action);
        Disk.Simulated.Value = this;
        try
        {
            action();
        }
        finally
        {
            Disk.Simulated.Value = null;
        }
    }

    /// <summary>Every content that the folder can have when the power is back: the files by path.</summary>
    public IEnumerable<IReadOnlyDictionary<string, byte[]>> AfterPowerLoss()
    {
        for (int changes = 0; changes < 1 << _changesOfNames.Count; changes++)
        {
            var names = new Dictionary<string, SimulatedFile>(_namesOnDisk);
            foreach ((int index, Action<Dictionary<string, SimulatedFile>> change) in _changesOfNames.Index())
            {
                if ((changes & 1 << index) != 0)
                    change(names);
            }
            for (int variant = 0; variant < SimulatedFile.Variants; variant++)
                yield return names.ToDictionary(file => file.Key, file => file.Value.AfterPowerLoss(variant));
        }
    }

    Stream IDisk.Create(string path, bool isPrivate) => Operation(() =>
    {
        var file = new SimulatedFile(_real.Create(path, isPrivate), this);
        Change(names => names[path] = file);
        return file;
    });

    void IDisk.Flush(Stream content)
    {
        ArgumentNullException.ThrowIfNull(content);
        var file = (SimulatedFile)content;
        file.WriteRest();
        Operation(() =>
        {
            file.FlushToDisk();
            return file;
        });
    }

    void IDisk.Move(string from, string to) => Operation(() =>
    {
        _real.Move(from, to);
        SimulatedFile file = _names[from];
        Change(names =>
        {
            names.Remove(from);
            names[to] = file;
        });
        return file;
    });

    void IDisk.SyncFolder(string folder) => Operation(() =>
    {
        foreach (Action<Dictionary<string, SimulatedFile>> change in _changesOfNames)
            change(_namesOnDisk);
        _changesOfNames.Clear();
        return folder;
    });

    void IDisk.Delete(string path) => Operation(() =>
    {
        _real.Delete(path);
        Change(names => names.Remove(path));
        return path;
    });

    /// <summary>Counts an operation, and carries it out if it neither fails nor has no power.</summary>
    /// <param name="action">The operation.</param>
    /// <param name="failing">What the operation does before it fails.</param>
    internal T Operation<T>(Func<T> action, Action? failing = null)
    {
        int number = Operations++;
        if (number >= _stopsAt)
            throw new PowerLossException();
        if (number != _failsAt)
            return action();
        failing?.Invoke();
        throw new IOException("The simulated disk has a fault.");
    }

    private void Change(Action<Dictionary<string, SimulatedFile>> change)
    {
        change(_names);
        _changesOfNames.Add(change);
    }
}
