using TorchSharp;

namespace Makemore.Torch.Tests;

public class LibTorchTests(FreshlyBuilt application) : IClassFixture<FreshlyBuilt>
{
    [Fact]
    public void AFreshlyBuiltApplicationMultipliesTensors()
    {
        Assert.NotNull(application);
        using torch.Tensor a = torch.tensor(new float[,] { { 1, 2 }, { 3, 4 } });
        using torch.Tensor b = torch.tensor(new float[,] { { 5, 6 }, { 7, 8 } });
        using torch.Tensor product = a.mm(b);
        Assert.Equal([19, 22, 43, 50], product.data<float>().ToArray());
    }

    [LinuxFact]
    public void TheLibraryIsMendedExactlyWhereTheSystemNeedsIt()
    {
        bool untouched = File.ReadAllBytes(FreshlyBuilt.ApplicationLibrary).SequenceEqual(ShippedLibrary.Read());
        Assert.Equal(ShippedLibrary.LoadsHere, untouched);
    }

    [Fact]
    public void LoadingAgainFromManyThreadsIsHarmless() =>
        Parallel.For(0, 100, _ => LibTorch.EnsureLoaded());

    [Fact]
    public void TheApplicationHoldsLibtorchOnce()
    {
        IEnumerable<string> copies = Directory
            .EnumerateFiles(AppContext.BaseDirectory, "*torch_cpu*", SearchOption.AllDirectories)
            .Where(file => !file.EndsWith(".lib", StringComparison.Ordinal));
        Assert.Single(copies);
    }

    [Fact]
    public void AnotherPlatformIsAnErrorOfTwoLines()
    {
        string[] lines = LibTorchException.NotLoaded("linux-arm64", new DllNotFoundException()).Message.Split('\n');
        Assert.Equal(2, lines.Length);
        Assert.Contains("cannot be loaded on linux-arm64", lines[0]);
        Assert.StartsWith("Build the application for linux-x64, win-x64 or osx-arm64", lines[1]);
    }
}
