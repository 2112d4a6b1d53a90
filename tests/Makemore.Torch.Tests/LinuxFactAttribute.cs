namespace Makemore.Torch.Tests;

/// <summary>A test of what happens on Linux alone.</summary>
public sealed class LinuxFactAttribute : FactAttribute
{
    public LinuxFactAttribute() => Skip = OperatingSystem.IsLinux() ? null : "The library is mended on Linux alone.";
}
