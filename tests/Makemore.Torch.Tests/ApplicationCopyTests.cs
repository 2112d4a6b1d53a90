using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Makemore.Torch.Loading;

namespace Makemore.Torch.Tests;

[SupportedOSPlatform("linux")]
public sealed partial class ApplicationCopyTests : IDisposable
{
    private readonly TemporaryFolder _application = new();

    private string Copy => _application.File(ApplicationCopy.FileName);

    public void Dispose() => _application.Dispose();

    [LinuxFact]
    public void TheCopyIsMendedInPlaceAndKeepsItsModeAndTime()
    {
        File.Copy(ShippedLibrary.Path, Copy);
        UnixFileMode mode = UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.GroupRead;
        File.SetUnixFileMode(Copy, mode);
        File.SetLastWriteTimeUtc(Copy, DateTime.UnixEpoch);

        ApplicationCopy.Mend(_application.Path);

        Assert.Equal(Mended(), File.ReadAllBytes(Copy));
        Assert.Equal(mode, File.GetUnixFileMode(Copy));
        Assert.Equal(DateTime.UnixEpoch, File.GetLastWriteTimeUtc(Copy));
        Assert.Equal([ApplicationCopy.FileName], _application.Files);
    }

    [LinuxFact]
    public void TheCopyOfABuildForAnyPlatformIsMended()
    {
        string folder = Directory.CreateDirectory(_application.File("runtimes/linux-x64/native")).FullName;
        string copy = Path.Combine(folder, ApplicationCopy.FileName);
        File.Copy(ShippedLibrary.Path, copy);

        ApplicationCopy.Mend(_application.Path);

        Assert.Equal(Mended(), File.ReadAllBytes(copy));
    }

    [LinuxFact]
    public void AMendedCopyIsNotWrittenAgain()
    {
        File.WriteAllBytes(Copy, Mended());
        using var readOnly = new ReadOnlyFolder(_application.Path);

        ApplicationCopy.Mend(_application.Path);

        Assert.Equal(Mended(), File.ReadAllBytes(Copy));
    }

    [LinuxFact]
    public void APackageCacheThatTheCopyIsLinkedFromKeepsItsOwn()
    {
        using var cache = new TemporaryFolder();
        string cached = cache.File(ApplicationCopy.FileName);
        File.Copy(ShippedLibrary.Path, cached);
        Assert.Equal(0, HardLink(cached, Copy));
        string elsewhere = Directory.CreateDirectory(_application.File("runtimes/linux-x64/native")).FullName;
        File.CreateSymbolicLink(Path.Combine(elsewhere, ApplicationCopy.FileName), cached);

        ApplicationCopy.Mend(_application.Path);

        Assert.Equal(ShippedLibrary.Read(), File.ReadAllBytes(cached));
        Assert.Equal(Mended(), File.ReadAllBytes(Copy));
        Assert.Equal(Mended(), File.ReadAllBytes(Path.Combine(elsewhere, ApplicationCopy.FileName)));
    }

    [LinuxFact]
    public void AReadOnlyFolderIsAnErrorThatSaysWhatToDo()
    {
        File.Copy(ShippedLibrary.Path, Copy);
        using (new ReadOnlyFolder(_application.Path))
        {
            var error = Assert.Throws<LibTorchException>(() => ApplicationCopy.Mend(_application.Path));

            AssertTwoLines(error, $"{Copy} cannot be replaced", "Run the application once with leave to write there");
        }
        Assert.Equal(ShippedLibrary.Read(), File.ReadAllBytes(Copy));
        Assert.Equal([ApplicationCopy.FileName], _application.Files);
    }

    [LinuxFact]
    public void ATruncatedCopyIsLeftAsItIs()
    {
        byte[] truncated = ShippedLibrary.Read()[..1_000_000];
        AssertLeftAlone(truncated, "it is cut short");
    }

    [LinuxFact]
    public void AForeignCopyIsLeftAsItIs() =>
        AssertLeftAlone("not a library\n"u8.ToArray(), "it is not a 64-bit little-endian ELF file");

    [LinuxFact]
    public void AnotherLibraryUnderTheNameIsLeftAsItIs() =>
        AssertLeftAlone(new TinyElf { Symbols = [("", 0), ("malloc", 2)] }.ToBytes(), "there is no symbol _ZSt21ios_base_library_initv");

    [LinuxFact]
    public void AnApplicationWithoutACopyIsAnErrorThatSaysWhatToDo()
    {
        var error = Assert.Throws<LibTorchException>(() => ApplicationCopy.Mend(_application.Path));

        AssertTwoLines(error, $"{_application.Path} holds no copy of libLibTorchSharp.so", "Reference Makemore.Torch");
    }

    private void AssertLeftAlone(byte[] content, string reason)
    {
        File.WriteAllBytes(Copy, content);

        var error = Assert.Throws<LibTorchException>(() => ApplicationCopy.Mend(_application.Path));

        AssertTwoLines(error, $"in {Copy}, {reason}", "Rebuild the application");
        Assert.Equal(content, File.ReadAllBytes(Copy));
        Assert.Equal([ApplicationCopy.FileName], _application.Files);
    }

    private static void AssertTwoLines(LibTorchException error, string missing, string remedy)
    {
        string[] lines = error.Message.Split('\n');
        Assert.Equal(2, lines.Length);
        Assert.Contains("GLIBCXX_3.4.32", lines[0]);
        Assert.Contains(missing, lines[0]);
        Assert.StartsWith(remedy, lines[1]);
        Assert.EndsWith("install the libstdc++ of GCC 13 or later.", lines[1]);
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
