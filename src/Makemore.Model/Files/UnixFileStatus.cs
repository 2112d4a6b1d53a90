namespace Makemore;

/// <summary>What Linux and macOS know about a file.</summary>
/// <param name="IsRegular">Whether it is an ordinary file, and not a device, a pipe or a socket.</param>
/// <param name="Owner">The number of the user who owns it.</param>
/// <param name="Group">The number of its group.</param>
internal readonly record struct UnixFileStatus(bool IsRegular, uint Owner, uint Group)
{
    private const uint TypeMask = 0xF000;
    private const uint Regular = 0x8000;

    /// <summary>Creates the status of a file from its mode with the bits of its type.</summary>
    public static UnixFileStatus Of(uint mode, uint owner, uint group) => new((mode & TypeMask) == Regular, owner, group);
}
