using Makemore.Torch.Loading;
using Makemore.Torch.Loading.Elf;

namespace Makemore.Torch.Tests;

public class GlibcxxMendTests
{
    [Fact]
    public void TheImportBecomesOneOfAFunctionAtHandAndTheVersionAWeakRequirement()
    {
        byte[] library = new TinyElf().ToBytes();

        Assert.True(GlibcxxMend.Apply(library));

        var image = new ElfImage(library);
        Assert.Equal(image.Symbols[3].Name, image.Symbols[2].Name);
        Assert.Equal([0, 2, 4, 4], image.SymbolVersions.ToArray());
        Assert.Equal(2, image.NeededVersion("GLIBCXX_3.4.32")[0].Flags);
        Assert.Equal(0, image.NeededVersion("GLIBCXX_3.4.19")[0].Flags);
    }

    [Fact]
    public void TorchSharpsOwnLibraryIsMendedAndNothingElseInItChanges()
    {
        byte[] shipped = ShippedLibrary.Read();
        byte[] mended = ShippedLibrary.Read();

        Assert.True(GlibcxxMend.Apply(mended));

        var image = new ElfImage(mended);
        Assert.Throws<BadImageFormatException>(() => image.SymbolIndex(TinyElf.Initializer));
        Assert.Equal(ElfNeededVersion.Weak, image.NeededVersion("GLIBCXX_3.4.32")[0].Flags);
        Assert.DoesNotContain(image.NeededVersion("GLIBCXX_3.4.32")[0].Index, image.SymbolVersions.ToArray());

        // A name's offset (4 bytes), a version's index (2) and a flag (2), so far as their bytes differ.
        int[] changed = [.. Enumerable.Range(0, shipped.Length).Where(i => shipped[i] != mended[i])];
        Assert.InRange(changed.Length, 3, 8);
    }

    [Fact]
    public void AMendedLibraryIsLeftAsItIs()
    {
        byte[] library = ShippedLibrary.Read();
        GlibcxxMend.Apply(library);
        byte[] mended = [.. library];

        Assert.False(GlibcxxMend.Apply(library));
        Assert.Equal(mended, library);
    }

    [Fact]
    public void ALibraryThatDoesWithoutTheVersionIsLeftAsItIs()
    {
        byte[] library = new TinyElf
        {
            Symbols = [("", 0), (TinyElf.StandIn, 2)],
            Versions = [("GLIBCXX_3.4.19", 2, 0)],
        }.ToBytes();
        byte[] before = [.. library];

        Assert.False(GlibcxxMend.Apply(library));
        Assert.Equal(before, library);
    }

    public static TheoryData<string, byte[]> Foreign => new()
    {
        { "empty", [] },
        { "text", "This is not a library, whatever its name says.\n"u8.ToArray() },
        { "32 bits", WithByte(4, 1) },
        { "big-endian", WithByte(5, 2) },
        { "for another machine", WithByte(0x12, 183) },
        { "without sections", WithByte(0x3C, 0) },
        { "without the function at hand", new TinyElf { Symbols = [("", 0), (TinyElf.Initializer, 3)] }.ToBytes() },
        { "without the import", new TinyElf { Symbols = [("", 0), (TinyElf.StandIn, 4)] }.ToBytes() },
        {
            "another import at the version",
            new TinyElf { Symbols = [("", 0), (TinyElf.Initializer, 3), (TinyElf.StandIn, 4), ("other", 3)] }.ToBytes()
        },
        {
            "the import at another version",
            new TinyElf { Symbols = [("", 0), (TinyElf.Initializer, 2), (TinyElf.StandIn, 4)] }.ToBytes()
        },
    };

    [Theory]
    [MemberData(nameof(Foreign))]
    public void AForeignFileIsRefusedAndLeftAsItIs(string what, byte[] file)
    {
        byte[] before = [.. file];

        Assert.Throws<BadImageFormatException>(() => GlibcxxMend.Apply(file));
        Assert.True(before.SequenceEqual(file), what);
    }

    [Fact]
    public void ATruncatedLibraryIsRefusedAndLeftAsItIsWhereverItEnds()
    {
        byte[] whole = new TinyElf().ToBytes();
        for (int length = 0; length < whole.Length; length++)
        {
            byte[] truncated = whole[..length];
            Assert.Throws<BadImageFormatException>(() => GlibcxxMend.Apply(truncated));
            Assert.Equal(whole[..length], truncated);
        }
    }

    [Fact]
    public void ADamagedByteAnywhereLeadsToAMendOrToARefusalNeverToAnotherError()
    {
        byte[] whole = new TinyElf().ToBytes();
        int refused = 0;
        for (int i = 0; i < whole.Length; i++)
        {
            byte[] damaged = [.. whole];
            damaged[i] ^= 0xFF;
            byte[] before = [.. damaged];
            try
            {
                GlibcxxMend.Apply(damaged);
            }
            catch (BadImageFormatException)
            {
                refused++;
                Assert.Equal(before, damaged);
            }
        }
        Assert.InRange(refused, 1, whole.Length - 1);
    }

    private static byte[] WithByte(int offset, byte value)
    {
        byte[] library = new TinyElf().ToBytes();
        library[offset] = value;
        return library;
    }
}
