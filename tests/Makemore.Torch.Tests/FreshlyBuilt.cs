using System.Diagnostics;
using TorchSharp;

namespace Makemore.Torch.Tests;

/// <summary>
/// This application as a build leaves it: TorchSharp's library is as it was shipped, and TorchSharp the first to ask
/// for it. What the generator emitted for <see cref="NameModel"/> is all that is ready for that.
/// </summary>
public sealed class FreshlyBuilt
{
    public FreshlyBuilt()
    {
        if (Modules.Any(module => module.Contains("LibTorchSharp", StringComparison.Ordinal)))
            throw new InvalidOperationException($"A test loaded libtorch too soon: its class must bear [Collection(nameof({nameof(TorchProcess)}))].");
        if (OperatingSystem.IsLinux())
        {
            File.Delete(Library);
            File.Copy(ShippedLibrary.Path, Library);
        }
        torch.manual_seed(42);
        torch.set_num_threads(1); // The tensors are small.
    }

    /// <summary>The path of the application's own copy on Linux.</summary>
    public string Library { get; } =
        Path.Combine(AppContext.BaseDirectory, "runtimes", "linux-x64", "native", "libLibTorchSharp.so");

    /// <summary>The names of the files that the process runs.</summary>
    public static IReadOnlyList<string> Modules
    {
        get
        {
            using var process = Process.GetCurrentProcess();
            return [.. process.Modules.Cast<ProcessModule>().Select(module => module.ModuleName)];
        }
    }
}
