using System.Security.Cryptography;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Makemore;

/// <summary>A new file beside the file that it will replace.</summary>
/// <remarks>
/// <para>
/// Its name is <c>makemore-TARGET-UNIQUE.tmp</c>. TARGET is a hash of the name of the file to replace, so that a later save of the same
/// file finds what a killed process left, and that the name has the same length for all files.
/// </para>
/// <para>
/// The rule for a file that another save left: the process that writes a temporary file has it open until the file has its final
/// name, and the system closes the files of a process that ends, however it ends. A save deletes a temporary file of the same target if
/// it can open it for itself alone, because nobody has it open then. A process that has just created its file may lose it in the moment
/// before the system knows that it shares the file. It therefore looks, when it has the file open, whether the file is still there. If
/// not, it creates another one. If the system does not guard open files, which some network file systems do not, then nothing is deleted.
/// </para>
/// </remarks>
internal sealed class TemporaryFile : IDisposable
{
    /// <summary>How the process that writes the file shares it. Others may rename it, but not open it for themselves alone.</summary>
    public const FileShare Sharing = FileShare.ReadWrite | FileShare.Delete;

    /// <summary>How often to create a file. Several processes that save the same file all the time may need more than a few.</summary>
    private const int Attempts = 100;

    private const int HashDigits = 16;

    private readonly IDisk _disk;
    private readonly string _path;
    private readonly string? _old;

    /// <summary>Says to other processes that this one lives. It is open for reading, because NFS and SMB guard no others that are shared.</summary>
    private readonly SafeFileHandle _guard;

    private bool _isMoved;

    private TemporaryFile(IDisk disk, string path, string? old)
    {
        _disk = disk;
        _path = path;
        _old = old;
        Content = disk.Create(path, isPrivate: old is not null);
        try
        {
            _guard = File.OpenHandle(path, FileMode.Open, FileAccess.Read, Sharing);
        }
        catch
        {
            Content.Dispose();
            IgnoringFaults(() => disk.Delete(path));
            throw;
        }
    }

    /// <summary>Receives the content.</summary>
    public Stream Content { get; }

    /// <summary>Creates a temporary file, and deletes those that earlier saves of the same target left.</summary>
    /// <param name="target">The file to replace, which may not exist yet.</param>
    public static TemporaryFile For(OutputTarget target)
    {
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(Path.GetFileName(target.Path)));
        string prefix = $"makemore-{Convert.ToHexStringLower(hash)[..HashDigits]}-";
        string? old = File.Exists(target.Path) ? target.Path : null;
        TemporaryFile file = Create(() => new(Disk.Current, Path.Combine(target.Folder, $"{prefix}{Guid.NewGuid():N}.tmp"), old));
        IgnoringFaults(() => file.DeleteAbandoned(target.Folder, $"{prefix}*.tmp"));
        return file;
    }

    /// <summary>Gives the file the name of the old one, and its mode and owner. When the method returns, this is on the disk.</summary>
    /// <remarks>The file stays guarded to the end, so that a process that has just found its temporary name does not open the final file alone.</remarks>
    public void MoveTo(OutputTarget target)
    {
        IgnoringFaults(CopyOwnerAndMode);
        _disk.Flush(Content);
        Content.Dispose();
        _disk.Move(_path, target.Path);
        _isMoved = true;
        _disk.SyncFolder(target.Folder);
    }

    /// <summary>Deletes the file, unless it has been moved.</summary>
    public void Dispose()
    {
        _guard.Dispose();
        if (_isMoved)
            return;
        // What is still in memory may not fit on the disk, and nobody needs it.
        IgnoringFaults(Content.Dispose);
        IgnoringFaults(() => _disk.Delete(_path));
    }

    /// <summary>Creates a file, and another one if another save takes the file for an abandoned one and deletes it.</summary>
    private static TemporaryFile Create(Func<TemporaryFile> create)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                TemporaryFile file = create();
                if (File.Exists(file._path))
                    return file;
                file.Dispose();
                throw new IOException("another process deletes the new file");
            }
            catch (IOException) when (attempt < Attempts)
            {
                // It may be another fault, which the next attempt meets too.
            }
        }
    }

    private void DeleteAbandoned(string folder, string pattern)
    {
        string[] others = [.. Directory.EnumerateFiles(folder, pattern).Where(path => path != _path)];
        // If even this file can be opened alone, then the system does not guard open files.
        if (others.Length == 0 || CanBeOpenedAlone(_path, FileOptions.None))
            return;
        foreach (string other in others)
            CanBeOpenedAlone(other, FileOptions.DeleteOnClose);
    }

    /// <summary>Tries to open a file that nobody else has open, and closes it.</summary>
    private static bool CanBeOpenedAlone(string path, FileOptions options)
    {
        try
        {
            new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None, bufferSize: 0, options).Dispose();
            return true;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private void CopyOwnerAndMode()
    {
        if (_old is null || OperatingSystem.IsWindows())
            return;
        if (UnixFile.IsSupported && UnixFile.StatusOf(_old) is { } old)
            UnixFile.TrySetOwner(_path, old.Owner, old.Group);
        // After the owner, because a new owner removes some bits of the mode.
        File.SetUnixFileMode(_path, File.GetUnixFileMode(_old));
    }

    private static void IgnoringFaults(Action action)
    {
        try
        {
            action();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // The new file is as good without it, and the next save deletes what is left.
        }
    }
}
