using CsCheck;
using Makemore.Engine;
using Makemore.Testing;

namespace Makemore.Tests.Checkpoints;

/// <summary>Files that are no safetensors files: each is told in one line what is wrong with it.</summary>
public sealed class SafetensorsHeaderTests : IDisposable
{
    private const string E = """{"dtype":"F32","shape":[1,2],"data_offsets":[0,8]}""";

    private static readonly byte[] Good = GoodFile();

    /// <summary>A case is a good file cut to a length, with another value for the byte at a place.</summary>
    public static PropertyOf<(int Place, byte Value, int Length)> AChangedFileIsReadOrRefused { get; } = new(
        Gen.Select(Gen.Int[0, Good.Length - 1], Gen.Byte, Gen.Int[0, Good.Length]),
        of => AssertReadOrRefused(of.Place, of.Value, of.Length));

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void AnEmptyFile() => AssertDamaged([], "it has 0 bytes, but the length of its header alone takes 8 bytes");

    [Fact]
    public void AFileOfSevenBytes() => AssertDamaged(new byte[7], "it has 7 bytes, but the length of its header alone takes 8 bytes");

    [Fact]
    public void AHeaderBeyondTheFile() =>
        AssertDamaged([9, 0, 0, 0, 0, 0, 0, 0, .. "{}      "u8], "its header cannot have 9 bytes: the file has 16 bytes, and a header has at most 100000000 bytes");

    [Fact]
    public void AnAbsurdHeader() =>
        AssertDamaged("emma\nolivia\nava\n"u8, "its header cannot have 7596568761842101605 bytes: the file has 16 bytes, and a header has at most 100000000 bytes");

    [Fact]
    public void AHeaderAboveTheFormatsLimit()
    {
        string path = _folder["m"];
        using (var stream = new FileStream(path, FileMode.Create))
        {
            stream.Write([0x01, 0xE1, 0xF5, 0x05, 0, 0, 0, 0]);
            stream.SetLength(200_000_000);
        }
        AssertDamaged(path, "its header cannot have 100000001 bytes: the file has 200000000 bytes, and a header has at most 100000000 bytes");
    }

    [Fact]
    public void AHeaderThatIsNotUtf8() => AssertDamaged(SafetensorsFile.Of([(byte)'{', 0xFF, (byte)'}']), "its header is not UTF-8 text");

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{} {}")]
    [InlineData("""{"E":1,}""")]
    [InlineData("""{"\uD800":1}""")]
    public void AHeaderThatIsNotJson(string header) => AssertDamagedBy(SafetensorsFile.Of(header), "its header is not valid JSON (");

    [Fact]
    public void AnEntryTwice() =>
        AssertDamagedBy(SafetensorsFile.Of($$"""{"E":{{E}},"E":{{E}}}""", 1, 2), "its header is not valid JSON (Duplicate property 'E'");

    [Theory]
    [InlineData("[]", "its header is not a JSON object")]
    [InlineData("null", "its header is not a JSON object")]
    [InlineData("""{"__metadata__":[]}""", "__metadata__ in its header is not an object")]
    [InlineData("""{"__metadata__":{"context":3}}""", "context in __metadata__ in its header is not a string")]
    [InlineData("""{"E":[]}""", "E in its header is not an object")]
    [InlineData("""{"E":{}}""", "E in its header has no dtype")]
    [InlineData("""{"E":{"dtype":32}}""", "E in its header has no dtype")]
    [InlineData("""{"E":{"dtype":"F32"}}""", "E in its header has no shape")]
    [InlineData("""{"E":{"dtype":"F32","shape":2}}""", "E in its header has no shape")]
    [InlineData("""{"E":{"dtype":"F32","shape":[2]}}""", "E in its header has no data_offsets")]
    [InlineData("""{"E":{"dtype":"F32","shape":["2"]}}""", "E in its header has \"2\" among its shape")]
    [InlineData("""{"E":{"dtype":"F32","shape":[-1]}}""", "E in its header has -1 among its shape")]
    [InlineData("""{"E":{"dtype":"F32","shape":[1.5]}}""", "E in its header has 1.5 among its shape")]
    [InlineData("""{"E":{"dtype":"F32","shape":[99999999999999999999]}}""", "E in its header has 99999999999999999999 among its shape")]
    [InlineData("""{"E":{"dtype":"F32","shape":[1,2],"data_offsets":[-8,0]}}""", "E in its header has -8 among its data_offsets")]
    [InlineData("""{"E":{"dtype":"F32","shape":[65536,65536]}}""", "E of shape (65536, 65536) would hold more than 2147483647 numbers")]
    [InlineData("""{"E":{"dtype":"F32","shape":[4294967296,4294967296]}}""", "E of shape (4294967296, 4294967296) would hold more than 2147483647 numbers")]
    [InlineData("""{"E":{"dtype":"F32","shape":[0,9223372036854775807]}}""", "E of shape (0, 9223372036854775807) would hold more than 2147483647 numbers")]
    [InlineData("""{"E":{"dtype":"F32","shape":[1,2],"data_offsets":[0]}}""", "E of shape (1, 2) takes 8 bytes, but its data_offsets are [0]")]
    [InlineData("""{"E":{"dtype":"F32","shape":[1,2],"data_offsets":[0,4]}}""", "E of shape (1, 2) takes 8 bytes, but its data_offsets are [0, 4]")]
    [InlineData("""{"E":{"dtype":"F32","shape":[1,2],"data_offsets":[8,0]}}""", "E of shape (1, 2) takes 8 bytes, but its data_offsets are [8, 0]")]
    public void AnEntryThatIsWrong(string header, string fault) => AssertDamaged(SafetensorsFile.Of(header), fault);

    [Fact]
    public void NumbersOfAnotherType()
    {
        string path = _folder.Write("m", SafetensorsFile.Of("""{"E":{"dtype":"BF16","shape":[2],"data_offsets":[0,4]}}""", 0));
        var exception = Assert.Throws<CheckpointException>(() => CheckpointInfo.Read(path));
        Assert.Equal($"{path}: E holds numbers of type BF16; convert them to F32, in PyTorch with tensor.float().", exception.Message);
    }

    [Theory]
    [InlineData(0, "its tensors take 8 bytes, but the file has 0 bytes after the header")]
    [InlineData(1, "its tensors take 8 bytes, but the file has 4 bytes after the header")]
    [InlineData(3, "its tensors take 8 bytes, but the file has 12 bytes after the header")]
    public void AFileThatIsTooShortOrTooLong(int numbers, string fault) =>
        AssertDamaged(SafetensorsFile.Of($$"""{"E":{{E}}}""", new float[numbers]), fault);

    [Theory]
    [InlineData(4, 12, "the numbers of F begin at byte 4 after the header, but the numbers before them end at 8")]
    [InlineData(0, 8, "the numbers of F begin at byte 0 after the header, but the numbers before them end at 8")]
    [InlineData(12, 20, "the numbers of F begin at byte 12 after the header, but the numbers before them end at 8")]
    [InlineData(9223372036854775799, 9223372036854775807, "the numbers of F begin at byte 9223372036854775799 after the header, but the numbers before them end at 8")]
    public void TensorsThatOverlapOrLeaveAGap(long begin, long end, string fault) => AssertDamaged(
        SafetensorsFile.Of($$$"""{"E":{{{E}}},"F":{"dtype":"F32","shape":[2],"data_offsets":[{{{begin}}},{{{end}}}]}}""", 1, 2, 3, 4, 5), fault);

    [Fact]
    public void AMessageIsOneLineWhateverTheFileHolds() => AssertDamaged(
        SafetensorsFile.Of("""{"E\nmma":[]}"""), "E\uFFFDmma in its header is not an object");

    [Fact]
    public void WhateverByteIsChangedTheFileIsReadOrRefusedInOneLine() => AChangedFileIsReadOrRefused.Holds(seed: "0004NkpJdw51", cases: 2_000);

    private static byte[] GoodFile()
    {
        using var folder = new TemporaryFolder();
        Checkpoint.Save(folder["good"], new FakeModel().Count());
        return File.ReadAllBytes(folder["good"]);
    }

    private static void AssertReadOrRefused(int place, byte value, int length)
    {
        byte[] changed = Good[..length];
        if (place < length)
            changed[place] = value;
        using var folder = new TemporaryFolder();
        string path = folder.Write("changed", changed);
        try
        {
            Checkpoint.Load(CheckpointInfo.Read(path), new FakeModel());
        }
        catch (CheckpointException exception)
        {
            Assert.StartsWith($"{path}: ", exception.Message, StringComparison.Ordinal);
            Assert.DoesNotContain('\n', exception.Message);
        }
    }

    private void AssertDamaged(ReadOnlySpan<byte> file, string fault) => AssertDamaged(_folder.Write("m", file), fault);

    private static void AssertDamaged(string path, string fault)
    {
        var exception = Assert.Throws<CheckpointException>(() => CheckpointInfo.Read(path));
        Assert.Equal($"{path}: this is not a safetensors file, or it is damaged: {fault}; save or fetch it again.", exception.Message);
    }

    private void AssertDamagedBy(ReadOnlySpan<byte> file, string fault)
    {
        string path = _folder.Write("m", file);
        var exception = Assert.Throws<CheckpointException>(() => CheckpointInfo.Read(path));
        Assert.StartsWith($"{path}: this is not a safetensors file, or it is damaged: {fault}", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', exception.Message);
    }
}
