namespace Makemore.Tests.Random;

public sealed class MersenneTwisterTests
{
    [Fact]
    public void SeededWithANumberItIsTheReference()
    {
        // The values that the C++ standard prescribes for std::mt19937, whose default seed is 5489.
        var engine = new MersenneTwister(5489u);
        Assert.Equal(3499211612u, engine.NextUInt32());
        for (int i = 2; i < 10_000; i++)
            engine.NextUInt32();
        Assert.Equal(4123659995u, engine.NextUInt32());
    }

    [Fact]
    public void SeededWithAKeyItIsTheReference()
    {
        // The first values in mt19937ar.out, which its authors publish with the reference code.
        var engine = new MersenneTwister([0x123u, 0x234u, 0x345u, 0x456u]);
        Assert.Equal(
            [1067595299u, 955945823u, 477289528u, 4107218783u, 4228976476u],
            Enumerable.Range(0, 5).Select(_ => engine.NextUInt32()));
    }

    [Fact]
    public void AKeyLongerThanTheStateIsMixedInWhole()
    {
        uint[] key = [.. Enumerable.Range(0, 700).Select(i => (uint)i)];
        uint[] other = [.. key];
        other[^1]++;
        Assert.NotEqual(new MersenneTwister(key).NextUInt32(), new MersenneTwister(other).NextUInt32());
    }
}
