namespace Makemore.CommandLine.Tests;

/// <summary>A disk that does not take one of the saves of a file.</summary>
/// <param name="path">The file.</param>
/// <param name="failing">The number of the save that fails, counted from 1.</param>
internal sealed class FailingDisk(string path, int failing) : IDisk
{
    public const string Fault = "The disk is full";

    private readonly IDisk _real = Disk.Current;
    private int _saves;

    public Stream Create(string path, bool isPrivate) => _real.Create(path, isPrivate);

    public void Flush(Stream content) => _real.Flush(content);

    public void Move(string from, string to)
    {
        if (to == path && ++_saves == failing)
            throw new IOException(Fault);
        _real.Move(from, to);
    }

    public void SyncFolder(string folder) => _real.SyncFolder(folder);

    public void Delete(string path) => _real.Delete(path);
}
