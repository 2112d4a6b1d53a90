using CsCheck;
using Makemore.Testing;

namespace Makemore.Generators.Tests.Properties;

/// <summary>What the tests of properties and the search for new cases rest on.</summary>
public sealed class PropertyTests
{
    private const string Seed = "0001NkpJdw51";

    [Fact]
    public void ASeedAlwaysDrawsTheSameCases()
    {
        List<int> first = CasesOf(Seed), second = CasesOf(Seed);
        Assert.Equal(50, first.Count);
        Assert.Equal(first, second);
        Assert.NotEqual(first, CasesOf("0002NkpJdw51"));
        Assert.Equal(first[0], Draws.First(Gen.Int, Seed));
    }

    [Fact]
    public void ACaseThatFailsIsToldWithItsOwnSeed()
    {
        int place = CasesOf(Seed).FindIndex(value => value % 7 == 0);
        int value = CasesOf(Seed)[place];

        var exception = Assert.Throws<PropertyException>(() => NoMultiplesOfSeven.Holds(Seed, cases: 50));

        string[] lines = exception.Message.Split('\n');
        string start = lines[0].Split(' ')[^1].TrimEnd(':');
        Assert.Equal(
            [$"{nameof(NoMultiplesOfSeven)} does not hold for case {place + 1} of 50, the first of seed {start}:", $"{value}", "seven"], lines);
        Assert.Equal(value, Draws.First(Gen.Int, start));
    }

    [Fact]
    public void ASearchEndsWhereItIsToldTo()
    {
        var cases = new List<int>();
        Assert.Null(new PropertyOf<int>(Gen.Int, cases.Add).Search(Seed, count => count < 30));
        Assert.Equal(CasesOf(Seed)[..30], cases);
    }

    [Fact]
    public void ASearchGivesASmallCaseAsATest()
    {
        var property = new PropertyOf<string[]>(
            Gen.OneOf("class A { int x; }", "class B { sealed class C { int y; } public class D; }").Array[1, 5],
            files => Assert.DoesNotContain(files, file => file.Contains("class C", StringComparison.Ordinal)),
            SmallerCode.OfFiles);

        Counterexample found = property.Search(Seed, _ => true)!;

        Assert.Equal(
            $$"""
            [Fact]
            public void NameThisCase() => {{nameof(ASearchGivesASmallCaseAsATest)}}.HoldsFor(
            ["class C { }"]);
            """,
            found.NamedCase);
        Assert.Equal("tests/Generators.Tests/Properties/PropertyTests.cs", found.File.Replace('\\', '/'));
    }

    [Theory]
    [InlineData("a\"b\\", "\"a\\\"b\\\\\"")]
    [InlineData("a\tb\nc", "\"a\\tb\\nc\"")]
    [InlineData("a\nb", "\"\"\"\na\nb\n\"\"\"")]
    public void ATextIsWrittenAsCSharp(string text, string code) => Assert.Equal(code, CaseText.Of(text));

    [Fact]
    public void ACaseIsWrittenAsCSharp()
    {
        Assert.Equal(
            "([1, -2], (\"a\", true), 0.5, double.NaN, null)",
            CaseText.Of((new[] { 1, -2 }, ("a", true), 0.5, double.NaN, (string?)null)));
        Assert.Equal("(\"\\ud83d\", \"\\ude00\", \"😀\")", CaseText.Of(("\uD83D", "\uDE00", "😀")));
        Assert.Throws<NotSupportedException>(() => CaseText.Of(new object()));
    }

    private static PropertyOf<int> NoMultiplesOfSeven { get; } = new(Gen.Int, value => Assert.True(value % 7 != 0, "seven"));

    private static List<int> CasesOf(string seed)
    {
        var cases = new List<int>();
        new PropertyOf<int>(Gen.Int, cases.Add).Holds(seed, cases: 50);
        return cases;
    }
}
