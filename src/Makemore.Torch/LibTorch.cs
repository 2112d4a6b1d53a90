using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;
using Makemore.Torch.Loading;
using TorchSharp;

namespace Makemore.Torch;

/// <summary>
/// TorchSharp's native library. Where the system's libstdc++ is older than the one the library was built with, the
/// application's own copy of it is mended, once; nothing else is ever changed.
/// </summary>
public static class LibTorch
{
    private const string Name = "LibTorchSharp";

    private static volatile bool _loaded;

    /// <summary>
    /// Stands by for TorchSharp to fail to load its native library, and mends it then. Nothing is loaded or read before
    /// that. An assembly that declares a model with the Torch backend calls this as it is loaded, so that its code can
    /// use TorchSharp before the model; calling it again does nothing.
    /// </summary>
    public static void RegisterResolver()
    {
        AssemblyLoadContext context = AssemblyLoadContext.GetLoadContext(typeof(LibTorch).Assembly)!;
        context.ResolvingUnmanagedDll -= Resolve;
        context.ResolvingUnmanagedDll += Resolve;
    }

    /// <summary>
    /// Loads the native library now. A model with the Torch backend calls this before it touches a tensor: TorchSharp,
    /// left to fail by itself, copies all of libtorch beside the first, and then fails for as long as the process
    /// lives. Calling it again, or from several threads at once, is harmless.
    /// </summary>
    /// <exception cref="LibTorchException">
    /// The library cannot be loaded; the message says what is missing and what to do.
    /// </exception>
    public static void EnsureLoaded()
    {
        if (_loaded)
            return;
        RegisterResolver();
        if (OperatingSystem.IsLinux() && ApplicationCopy.Find(AppContext.BaseDirectory) is { } copy)
            ApplicationCopy.Verify(copy);
        try
        {
            // What TorchSharp loads, in the same order, so that it will find these very libraries.
            NativeLibrary.TryLoad("torch_cpu", typeof(torch).Assembly, null, out _);
            NativeLibrary.Load(Name, typeof(torch).Assembly, null);
            _loaded = true;
        }
        catch (DllNotFoundException failure)
        {
            throw GlibcxxMend.Cures(failure)
                ? LibTorchException.NoCopy(AppContext.BaseDirectory, failure)
                : LibTorchException.NotLoaded(RuntimeInformation.RuntimeIdentifier, failure);
        }
    }

    /// <summary>What the runtime asks last, when it could not load a library from wherever it looked.</summary>
    private static nint Resolve(Assembly assembly, string name)
    {
        if (!OperatingSystem.IsLinux() || name != Name)
            return 0;
        if (ApplicationCopy.Find(AppContext.BaseDirectory) is not { } copy)
            return 0;
        try
        {
            return NativeLibrary.Load(copy);
        }
        catch (DllNotFoundException failure) when (GlibcxxMend.Cures(failure))
        {
            ApplicationCopy.Mend(copy);
            return NativeLibrary.Load(copy);
        }
    }
}
