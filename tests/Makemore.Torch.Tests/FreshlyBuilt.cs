using TorchSharp;

namespace Makemore.Torch.Tests;

/// <summary>
/// This application as a build leaves it: TorchSharp's library is as it was shipped, and TorchSharp the first to ask
/// for it.
/// </summary>
public sealed class FreshlyBuilt
{
    public FreshlyBuilt()
    {
        if (OperatingSystem.IsLinux())
        {
            File.Delete(Library);
            File.Copy(ShippedLibrary.Path, Library);
        }
        LibTorch.RegisterResolver();
        torch.InitializeDeviceType(DeviceType.CPU);
    }

    /// <summary>The path of the application's own copy on Linux.</summary>
    public string Library { get; } =
        Path.Combine(AppContext.BaseDirectory, "runtimes", "linux-x64", "native", "libLibTorchSharp.so");
}
