using TorchSharp;

namespace Makemore.Torch.Tests;

[Collection(nameof(TorchProcess))]
public class LibTorchTests(FreshlyBuilt application)
{
    [Fact]
    public void AFreshlyBuiltApplicationMultipliesTensors()
    {
        using torch.Tensor a = torch.tensor(new float[,] { { 1, 2 }, { 3, 4 } });
        using torch.Tensor b = torch.tensor(new float[,] { { 5, 6 }, { 7, 8 } });
        using torch.Tensor product = a.mm(b);
        Assert.Equal([19, 22, 43, 50], product.data<float>().ToArray());
    }

    [LinuxFact]
    public void TheLibraryIsMendedExactlyWhereTheSystemNeedsIt()
    {
        bool untouched = File.ReadAllBytes(application.Library).SequenceEqual(ShippedLibrary.Read());
        Assert.Equal(ShippedLibrary.LoadsHere, untouched);
    }

    [Fact]
    public void AProjectThatRefersToTheBackendRunsWithoutTheConcurrentCollector()
    {
        Assert.True(AppContext.TryGetSwitch("System.GC.Concurrent", out bool concurrent));
        Assert.False(concurrent);
    }

    [Fact]
    public void LoadingAgainFromManyThreadsLoadsNoSecondCopy()
    {
        Parallel.For(0, 100, _ => LibTorch.EnsureLoaded());

        Assert.Single(FreshlyBuilt.Modules, name => name.Contains("LibTorchSharp", StringComparison.Ordinal));
        Assert.Single(FreshlyBuilt.Modules, name => name.Contains("torch_cpu", StringComparison.Ordinal));
    }

    [Fact]
    public void TheApplicationHoldsLibtorchOnce() =>
        Assert.Single(Directory.EnumerateFiles(AppContext.BaseDirectory, "*torch_cpu.*", SearchOption.AllDirectories));

    [Fact]
    public void AnotherPlatformIsAnErrorThatSaysWhatToDo() =>
        ErrorAssert.TwoLines(
            LibTorchException.NotLoaded("linux-arm64", new DllNotFoundException()),
            "cannot be loaded on linux-arm64",
            "Reference Makemore.Torch from the application's own project");

    [Fact]
    public void AnApplicationWithoutACopyIsAnErrorThatSaysWhatToDo() =>
        ErrorAssert.TwoLines(
            LibTorchException.NoCopy("/application", new DllNotFoundException()),
            "GLIBCXX_3.4.32, which this system's libstdc++ does not have, and it cannot be changed to load without it: /application contains no copy",
            "Reference Makemore.Torch from the application's own project");
}
