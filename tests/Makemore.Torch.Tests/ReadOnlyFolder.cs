using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Makemore.Torch.Tests;

/// <summary>
/// Takes from this thread the leave to write into a folder. To the superuser permissions mean nothing, so the thread
/// meets the file system as nobody meanwhile.
/// </summary>
[SupportedOSPlatform("linux")]
internal sealed partial class ReadOnlyFolder : IDisposable
{
    private const UnixFileMode ReadAndEnter =
        UnixFileMode.UserRead | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    private const uint Nobody = 65534;

    private readonly string _path;
    private readonly UnixFileMode _mode;
    private readonly uint _user;

    public ReadOnlyFolder(string path)
    {
        _path = path;
        _mode = File.GetUnixFileMode(path);
        File.SetUnixFileMode(path, ReadAndEnter);
        _user = EffectiveUser();
        if (Environment.IsPrivilegedProcess)
            _ = SetFileSystemUser(Nobody);
    }

    public void Dispose()
    {
        _ = SetFileSystemUser(_user);
        File.SetUnixFileMode(_path, _mode);
    }

    [LibraryImport("libc", EntryPoint = "geteuid")]
    private static partial uint EffectiveUser();

    [LibraryImport("libc", EntryPoint = "setfsuid")]
    private static partial int SetFileSystemUser(uint user);
}
