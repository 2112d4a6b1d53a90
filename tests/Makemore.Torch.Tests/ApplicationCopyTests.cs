using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Makemore.Testing;
using Makemore.Torch.Loading;

namespace Makemore.Torch.Tests;

[SupportedOSPlatform("linux")]
public sealed partial class ApplicationCopyTests : IDisposable
{
    private readonly TemporaryFolder _application = new();

    private string Copy => _application[ApplicationCopy.FileName];

    public void Dispose() => _application.Dispose();

    [LinuxFact]
    public void TheCopyIsMendedInPlaceAndKeepsItsModeAndTime()
    {
        File.Copy(ShippedLibrary.Path, Copy);
        UnixFileMode mode = UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.GroupRead;
        File.SetUnixFileMode(Copy, mode);
        File.SetLastWriteTimeUtc(Copy, DateTime.UnixEpoch);

        ApplicationCopy.Mend(Copy);

        Assert.Equal(Mended(), File.ReadAllBytes(Copy));
        Assert.Equal(mode, File.GetUnixFileMode(Copy));
        Assert.Equal(DateTime.UnixEpoch, File.GetLastWriteTimeUtc(Copy));
        Assert.Equal([Copy], Directory.GetFiles(_application.Path));
    }

    [LinuxFact]
    public void TheCopyIsFoundWhereABuildForOnePlatformOrForAnyLaysIt()
    {
        Assert.Null(ApplicationCopy.Find(_application.Path));

        string forAny = _application[$"runtimes/linux-x64/native/{ApplicationCopy.FileName}"];
        Directory.CreateDirectory(Path.GetDirectoryName(forAny)!);
        File.WriteAllBytes(forAny, []);
        Assert.Equal(forAny, ApplicationCopy.Find(_application.Path));

        File.WriteAllBytes(Copy, []);
        Assert.Equal(Copy, ApplicationCopy.Find(_application.Path));
    }

    [LinuxFact]
    public void AMendedCopyIsNotWrittenAgain()
    {
        File.WriteAllBytes(Copy, Mended());
        using var readOnly = new ReadOnlyFolder(_application.Path);

        ApplicationCopy.Mend(Copy);

        Assert.Equal(Mended(), File.ReadAllBytes(Copy));
    }

    [LinuxFact]
    public void APackageCacheThatTheCopyIsAHardLinkIntoKeepsItsOwn() =>
        AssertCacheKeepsItsOwn(cached => Assert.Equal(0, HardLink(cached, Copy)));

    [LinuxFact]
    public void APackageCacheThatTheCopyIsASymbolicLinkIntoKeepsItsOwn() =>
        AssertCacheKeepsItsOwn(cached => File.CreateSymbolicLink(Copy, cached));

    [LinuxFact]
    public void AReadOnlyFolderIsAnErrorThatSaysWhatToDo()
    {
        File.Copy(ShippedLibrary.Path, Copy);
        using (new ReadOnlyFolder(_application.Path))
        {
            var error = Assert.Throws<LibTorchException>(() => ApplicationCopy.Mend(Copy));

            ErrorAssert.TwoLines(
                error,
                $"cannot be changed to load without it: {Copy} cannot be replaced",
                "Run the application once with permission to write to that folder");
        }
        Assert.Equal(ShippedLibrary.Read(), File.ReadAllBytes(Copy));
        Assert.Equal([Copy], Directory.GetFiles(_application.Path));
    }

    [LinuxFact]
    public void ATruncatedCopyIsLeftAsItIs() => AssertLeftAlone(ShippedLibrary.Read()[..1_000_000], "the file is truncated");

    [LinuxFact]
    public void AForeignCopyIsLeftAsItIs() =>
        AssertLeftAlone("not a library\n"u8.ToArray(), "it is not a 64-bit little-endian ELF file");

    [LinuxFact]
    public void AnotherLibraryUnderTheNameIsLeftAsItIs() =>
        AssertLeftAlone(
            new TinyElf { Symbols = [("", 0), ("malloc", 2)] }.ToBytes(),
            "there is no symbol _ZSt21ios_base_library_initv");

    [LinuxFact]
    public void ADamagedCopyIsAnErrorBeforeItIsLoaded()
    {
        File.Copy(ShippedLibrary.Path, Copy);
        ApplicationCopy.Verify(Copy);

        File.WriteAllBytes(Copy, ShippedLibrary.Read()[..1_000_000]);
        var error = Assert.Throws<LibTorchException>(() => ApplicationCopy.Verify(Copy));

        ErrorAssert.TwoLines(error, $"{Copy} is damaged: the file is truncated", "Rebuild the application");
    }

    private void AssertCacheKeepsItsOwn(Action<string> link)
    {
        using var cache = new TemporaryFolder();
        string cached = cache[ApplicationCopy.FileName];
        File.Copy(ShippedLibrary.Path, cached);
        link(cached);

        ApplicationCopy.Mend(Copy);

        Assert.Equal(ShippedLibrary.Read(), File.ReadAllBytes(cached));
        Assert.Equal(Mended(), File.ReadAllBytes(Copy));
    }

    private void AssertLeftAlone(byte[] content, string reason)
    {
        File.WriteAllBytes(Copy, content);

        var error = Assert.Throws<LibTorchException>(() => ApplicationCopy.Mend(Copy));

        ErrorAssert.TwoLines(error, $"cannot be changed to load without it: {Copy} is not the expected file ({reason})", "Rebuild the application");
        Assert.Equal(content, File.ReadAllBytes(Copy));
        Assert.Equal([Copy], Directory.GetFiles(_application.Path));
    }

    private static byte[] Mended()
    {
        byte[] library = ShippedLibrary.Read();
        GlibcxxMend.Apply(library);
        return library;
    }

    [LibraryImport("libc", EntryPoint = "link", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int HardLink(string existing, string link);
}
