using Makemore.CommandLine.Reports.Layout;

namespace Makemore.CommandLine.Tests.Reports;

public sealed class ScreenTextTests
{
    private const string Family = "👩‍👩‍👧";

    [Theory]
    [InlineData("emma", 4)]
    [InlineData("zoë", 3)]
    [InlineData("zoe\u0308", 3)]
    [InlineData("日本", 4)]
    [InlineData("🙂", 2)]
    [InlineData(Family, 2)]
    public void WidthIsInColumns(string text, int width) => Assert.Equal(width, ScreenText.Width(text));

    [Theory]
    [InlineData("emma", 4, "emma")]
    [InlineData("emma", 3, "em…")]
    [InlineData("emma", 1, "…")]
    [InlineData("emma", 0, "")]
    [InlineData("a🙂b", 3, "a…")]
    [InlineData("a🙂bc", 4, "a🙂…")]
    [InlineData("zoe\u0308lle", 4, "zoe\u0308…")]
    [InlineData("日本語", 4, "日…")]
    [InlineData($"{Family}{Family}", 3, $"{Family}…")]
    public void CutsBetweenCharactersAsAReaderSeesThem(string text, int width, string expected) =>
        Assert.Equal(expected, ScreenText.Cut(text, width));

    [Fact]
    public void PadsToColumns()
    {
        Assert.Equal("日  ", ScreenText.PadRight("日", 4));
        Assert.Equal("  日", ScreenText.PadLeft("日", 4));
        Assert.Equal("emma", ScreenText.PadRight("emma", 2));
    }

    [Fact]
    public void WrapsBetweenWords()
    {
        Assert.Equal(["a name", "of five", "words"], ScreenText.Wrap("a name of five words", 7));
        Assert.Equal(["abcd", "efg", "hij"], ScreenText.Wrap("abcdefg hij", 4));
        Assert.Equal(["日", "本"], ScreenText.Wrap("日本", 3));
    }

    [Fact]
    public void WhatIsJoinedStaysOnOneLineIfItFits()
    {
        string list = ScreenText.JoinedBetweenCommas("Embed = 24, Hidden = 200");
        Assert.Equal(["Embed = 24,", "Hidden = 200"], ScreenText.Wrap(list, 20));
        Assert.Equal(["Embed =", "24, Hidden", "= 200"], ScreenText.Wrap(list, 10));
        Assert.Equal(["Embed = 24, Hidden = 200"], ScreenText.Wrap(list, 24));
    }

    [Fact]
    public void EveryLineOfAWrappedTextIsIndented() =>
        Assert.Equal(["  a name", "  of five", "  words"], new WrappedText("a name of five words", indent: 2).Lines(9));
}
