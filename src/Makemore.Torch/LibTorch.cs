using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;
using Makemore.Torch.Loading;
using TorchSharp;

namespace Makemore.Torch;

/// <summary>
/// Loads TorchSharp's native library. If the system's libstdc++ is older than the one that the library was built with,
/// it changes the application's own copy of the library, once. It never changes anything else.
/// </summary>
public static class LibTorch
{
    private const string Name = "LibTorchSharp";

    private static volatile bool _loaded;

    /// <summary>
    /// Registers a handler that runs if TorchSharp's native library fails to load, and that then changes the library if
    /// this helps. Nothing is loaded or read before that. An assembly that declares a model with the Torch backend
    /// calls this method when it is loaded, so that its code can use TorchSharp before it creates a model. A second
    /// call has no effect.
    /// </summary>
    public static void RegisterResolver()
    {
        AssemblyLoadContext context = AssemblyLoadContext.GetLoadContext(typeof(LibTorch).Assembly)!;
        context.ResolvingUnmanagedDll -= Resolve;
        context.ResolvingUnmanagedDll += Resolve;
    }

    /// <summary>
    /// Loads the native library now. A model with the Torch backend calls this method before it uses a tensor. If
    /// TorchSharp itself failed to load the library, it would make a second copy of all of libtorch and then fail until
    /// the process ends. A second call has no effect, and several threads may call this method at the same time.
    /// </summary>
    /// <exception cref="LibTorchException">
    /// The library cannot be loaded. The message says what is missing and what to do.
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
            // TorchSharp loads the same libraries in the same order. It then finds these, which are already loaded.
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

    /// <summary>The handler that the runtime calls last, when it could not load a library from any other place.</summary>
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
