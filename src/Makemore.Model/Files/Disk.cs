using Microsoft.Win32.SafeHandles;

namespace Makemore;

/// <summary>The disk of the machine.</summary>
internal sealed class Disk : IDisk
{
    private static readonly Disk OfMachine = new();

    private Disk()
    {
    }

    /// <summary>Another disk for this flow of execution. Tests set it; otherwise it is null.</summary>
    public static AsyncLocal<IDisk?> Simulated { get; } = new();

    /// <summary>The disk to write to.</summary>
    public static IDisk Current => Simulated.Value ?? OfMachine;

    /// <inheritdoc/>
    public Stream Create(string path, bool isPrivate)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            Share = TemporaryFile.Sharing,
        };
        if (isPrivate && !OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(path, options);
    }

    /// <inheritdoc/>
    public void Flush(Stream content) => ((FileStream)content).Flush(flushToDisk: true);

    /// <inheritdoc/>
    public void Move(string from, string to) => File.Move(from, to, overwrite: true);

    /// <inheritdoc/>
    public void SyncFolder(string folder)
    {
        if (!UnixFile.IsSupported)
            return;
        using SafeFileHandle? handle = UnixFile.OpenFolder(folder);
        // A folder may allow to create files and not to be read. Its system writes the names when it wants to.
        if (handle is not null)
            RandomAccess.FlushToDisk(handle);
    }

    /// <inheritdoc/>
    public void Delete(string path) => File.Delete(path);
}
