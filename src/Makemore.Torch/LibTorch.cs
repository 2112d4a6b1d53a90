using System.Runtime.InteropServices;
using Makemore.Torch.Loading;
using TorchSharp;

namespace Makemore.Torch;

/// <summary>TorchSharp's native library.</summary>
public static class LibTorch
{
    private static readonly Lock Gate = new();
    private static bool _loaded;

    /// <summary>
    /// Loads the native library, mending the application's own copy where the system's libstdc++ is older than the one it
    /// was built with. Call it before anything of TorchSharp's: once TorchSharp itself has failed to load its library, it
    /// fails for as long as the process lives. Calling it again, or from several threads at once, is harmless.
    /// </summary>
    /// <remarks>Models with <c>Backend = Backend.Torch</c> call it before they touch a tensor.</remarks>
    /// <exception cref="LibTorchException">The library cannot be loaded; the message says what is missing and what to do.</exception>
    public static void EnsureLoaded()
    {
        lock (Gate)
        {
            if (_loaded)
                return;
            Load();
            _loaded = true;
        }
    }

    private static void Load()
    {
        DllNotFoundException? failure = TryLoad();
        if (OperatingSystem.IsLinux() && failure?.Message.Contains(GlibcxxMend.Version, StringComparison.Ordinal) == true)
        {
            ApplicationCopy.Mend(AppContext.BaseDirectory);
            failure = TryLoad();
        }
        if (failure is not null)
            throw LibTorchException.NotLoaded(RuntimeInformation.RuntimeIdentifier, failure);
    }

    /// <summary>
    /// Loads what TorchSharp will ask for, by the same names in the same order, so that it finds these very libraries.
    /// Left to fail by itself, TorchSharp would copy all of libtorch beside the first before giving up.
    /// </summary>
    private static DllNotFoundException? TryLoad()
    {
        NativeLibrary.TryLoad("torch_cpu", typeof(torch).Assembly, null, out _);
        try
        {
            NativeLibrary.Load("LibTorchSharp", typeof(torch).Assembly, null);
            return null;
        }
        catch (DllNotFoundException failure)
        {
            return failure;
        }
    }
}
