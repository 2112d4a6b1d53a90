using System.Text;
using Makemore.Testing;

namespace Makemore.Tests.Data;

public sealed class CorpusLoadTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("emma\nolivia\nava")]
    [InlineData("emma\nolivia\nava\n")]
    [InlineData("emma\r\nolivia\r\nava\r\n")]
    [InlineData("emma\rolivia\rava\r")]
    [InlineData("\uFEFFemma\r\n\r\nolivia\n\n\nava\r\r")]
    public void LinesEndInAnyOfTheUsualWays(string text) =>
        Assert.Equal(["emma", "olivia", "ava"], Corpus.Load(Write(text)));

    [Fact]
    public void PlacesCountEveryLine()
    {
        string path = Write("\r\n\nemma\r\rava");
        Corpus corpus = Corpus.Load(path);
        Assert.Equal(path, corpus.Source);
        Assert.Equal([$"{path}, line 3, column 1", $"{path}, line 5, column 3"], [corpus.Place(0, 0), corpus.Place(1, 2)]);
    }

    [Fact]
    public void LettersAreWhateverUtf8Holds() => Assert.Equal(["Zoë", "日本", "😀😀"], Corpus.Load(Write("Zoë\n日本\n😀😀")));

    [Fact]
    public void ALineMayBeLong()
    {
        string line = new('a', CorpusReader.MaxLineLength);
        Assert.Equal([line], Corpus.Load(Write(line)));
    }

    [Fact]
    public void AMissingFileIsAnOrdinaryFileNotFound()
    {
        var exception = Assert.Throws<FileNotFoundException>(() => Corpus.Load(_folder["none"]));
        Assert.Contains(_folder["none"], exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ItCanBeCanceled() =>
        Assert.Throws<OperationCanceledException>(() => Corpus.Load(Write("emma"), new CancellationToken(canceled: true)));

    [Fact]
    public void APipeIsRead()
    {
        if (!OperatingSystem.IsLinux())
            return;
        // The length of such a file is 0, as that of a pipe.
        Assert.Contains(Corpus.Load("/proc/self/status"), line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
    }

    [Fact]
    public void AFolderIsNoText() =>
        AssertFault(_folder.Path, $"{_folder.Path} is a folder; name a text file with one word or sentence on each line.");

    [Theory]
    [InlineData("")]
    [InlineData("\n\r\n\r")]
    [InlineData("\uFEFF")]
    public void AFileWithoutWords(string text)
    {
        string path = Write(text);
        AssertFault(path, $"{path} holds no words; a corpus is a text file with one word or sentence on each line.");
    }

    [Fact]
    public void Utf16IsNamed()
    {
        foreach (Encoding encoding in new[] { Encoding.Unicode, Encoding.BigEndianUnicode })
        {
            string path = Write([.. encoding.Preamble, .. encoding.GetBytes("emma\n")]);
            AssertFault(path, $"{path} is UTF-16 text; save it as UTF-8.");
        }
    }

    [Theory]
    [InlineData(new byte[] { 0xFF }, 1, "FF")]
    [InlineData(new byte[] { (byte)'e', 0xE9, (byte)'a' }, 2, "E9")]
    [InlineData(new byte[] { 0xC3, 0xA9, 0xC3 }, 2, "C3")]
    [InlineData(new byte[] { 0xF0, 0x9F, 0x98, 0x80, 0x80 }, 3, "80")]
    [InlineData(new byte[] { 0xED, 0xA0, 0x80 }, 1, "ED")]
    public void AByteThatIsNotUtf8IsPlaced(byte[] line, int column, string value)
    {
        string path = Write([.. "ava\n\n"u8, .. line, .. "\nmia"u8]);
        AssertFault(path, $"{path}, line 3, column {column}: byte 0x{value} is not UTF-8; save the file as UTF-8.");
    }

    [Fact]
    public void AControlCharacterIsPlaced()
    {
        string path = Write("emma\nZoë\acat");
        AssertFault(path, $"{path}, line 2, column 4: control character 0x07; a corpus is a text file with one word or sentence on each line.");
    }

    [Fact]
    public void ABinaryFileIsRefusedAtItsFirstControlCharacter()
    {
        string path = Write([0x7F, (byte)'E', (byte)'L', (byte)'F', 2, 1, 1, 0]);
        AssertFault(path, $"{path}, line 1, column 5: control character 0x02; a corpus is a text file with one word or sentence on each line.");
    }

    [Fact]
    public void AHugeLineIsRefused()
    {
        string path = Write("emma\n" + new string('a', CorpusReader.MaxLineLength + 1));
        AssertFault(path, $"{path}, line 2: longer than 100000 bytes; a corpus is a text file with one word or sentence on each line.");
    }

    [Fact]
    public void AHugeFileIsRefused()
    {
        using (var file = new FileStream(_folder["huge"], FileMode.Create))
            file.SetLength(2_000_000_001);
        AssertFault(_folder["huge"], $"{_folder["huge"]} is longer than 2000000000 bytes; split it.");
    }

    [Fact]
    public void AFileMayHaveTheLargestLength()
    {
        string path = Write("emma");
        Assert.Equal("emma"u8.ToArray(), CorpusFile.Read(path, maxLength: 4, CancellationToken.None));
        string fault = Assert.Throws<CorpusException>(() => CorpusFile.Read(path, maxLength: 3, CancellationToken.None)).Message;
        Assert.Equal($"{path} is longer than 3 bytes; split it.", fault);
    }

    [Fact]
    public void AHugePipeIsRefused()
    {
        if (!OperatingSystem.IsLinux())
            return;
        string fault = Assert.Throws<CorpusException>(() => CorpusFile.Read("/proc/self/status", maxLength: 10, CancellationToken.None)).Message;
        Assert.Equal("/proc/self/status is longer than 10 bytes; split it.", fault);
    }

    [Fact]
    public void AFileMustBeNamed() => Assert.Throws<ArgumentException>(() => Corpus.Load(""));

    private string Write(string text) => Write(Encoding.UTF8.GetBytes(text));

    private string Write(byte[] text) => _folder.Write("names.txt", text);

    private static void AssertFault(string path, string message) =>
        Assert.Equal(message, Assert.Throws<CorpusException>(() => Corpus.Load(path)).Message);
}
