using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace Makemore;

/// <summary>The functions of Linux and macOS for files that .NET does not have. Ask <see cref="IsSupported"/> before a call.</summary>
[SupportedOSPlatform("linux")]
[SupportedOSPlatform("macos")]
internal static unsafe partial class UnixFile
{
    private const string LibC = "libc";
    private const uint Unchanged = uint.MaxValue;

    /// <summary>Whether this system has the functions. Windows and WebAssembly do not.</summary>
    [SupportedOSPlatformGuard("linux")]
    [SupportedOSPlatformGuard("macos")]
    public static bool IsSupported => OperatingSystem.IsLinux() || OperatingSystem.IsMacOS();

    /// <summary>Gets the status of a file, or of the target of a symbolic link; null if there is none.</summary>
    public static UnixFileStatus? StatusOf(string path)
    {
        const int MostBytes = 256;
        byte* status = stackalloc byte[MostBytes];
        try
        {
            return OperatingSystem.IsLinux() ? StatusOnLinux(path, status) : StatusOnMac(path, status);
        }
        catch (EntryPointNotFoundException)
        {
            // An old C library has no statx. Every file then counts as a regular one.
            return null;
        }
    }

    /// <summary>Whether the permissions allow the user to write a file.</summary>
    public static bool IsWritable(string path)
    {
        const int ForWriting = 2;
        return Access(path, ForWriting) == 0;
    }

    /// <summary>Gives a file an owner and a group. Without the permission for both, it gives it the group alone, or nothing.</summary>
    public static void TrySetOwner(string path, uint owner, uint group)
    {
        if (ChangeOwner(path, owner, group) != 0)
            _ = ChangeOwner(path, Unchanged, group);
    }

    /// <summary>Opens a folder, which .NET refuses; null if this is not allowed.</summary>
    public static SafeFileHandle? OpenFolder(string path)
    {
        const int ReadOnly = 0;
        int file = Open(path, ReadOnly);
        return file >= 0 ? new SafeFileHandle(file, ownsHandle: true) : null;
    }

    /// <summary>Reads the structure statx, which is the same on every processor.</summary>
    private static UnixFileStatus? StatusOnLinux(string path, byte* status)
    {
        const int CurrentFolder = -100;
        const uint TypeOwnerAndGroup = 0x1 | 0x8 | 0x10;
        return StatX(CurrentFolder, path, flags: 0, TypeOwnerAndGroup, status) == 0
            ? UnixFileStatus.Of(*(ushort*)(status + 28), *(uint*)(status + 20), *(uint*)(status + 24))
            : null;
    }

    /// <summary>Reads the structure stat with inode numbers of 64 bits. On Intel processors, its function has a name of its own.</summary>
    private static UnixFileStatus? StatusOnMac(string path, byte* status) =>
        (RuntimeInformation.ProcessArchitecture == Architecture.X64 ? StatInode64(path, status) : Stat(path, status)) == 0
            ? UnixFileStatus.Of(*(ushort*)(status + 4), *(uint*)(status + 16), *(uint*)(status + 20))
            : null;

    [LibraryImport(LibC, EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport(LibC, EntryPoint = "access", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Access(string path, int mode);

    [LibraryImport(LibC, EntryPoint = "chown", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int ChangeOwner(string path, uint owner, uint group);

    [LibraryImport(LibC, EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int StatX(int folder, string path, int flags, uint mask, byte* status);

    [LibraryImport(LibC, EntryPoint = "stat", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Stat(string path, byte* status);

    [LibraryImport(LibC, EntryPoint = "stat$INODE64", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int StatInode64(string path, byte* status);
}
