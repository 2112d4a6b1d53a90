namespace Makemore.Torch.Tests;

/// <summary>This application as a build leaves it, loaded for the first time: its libraries are TorchSharp's, unmended.</summary>
public sealed class FreshlyBuilt
{
    public FreshlyBuilt()
    {
        if (OperatingSystem.IsLinux())
        {
            File.Delete(ApplicationLibrary);
            File.Copy(ShippedLibrary.Path, ApplicationLibrary);
        }
        LibTorch.EnsureLoaded();
    }

    internal static string ApplicationLibrary { get; } =
        Path.Combine(AppContext.BaseDirectory, "runtimes", "linux-x64", "native", "libLibTorchSharp.so");
}
