using Xunit;

namespace Makemore.Testing;

/// <summary>A test of what Windows does not have: symbolic links for everybody, modes, devices and pipes with a name.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class UnixFactAttribute : FactAttribute
{
    /// <summary>Creates the attribute.</summary>
    public UnixFactAttribute()
    {
        if (OperatingSystem.IsWindows())
            Skip = "Windows does not have this kind of file.";
    }
}
