using Makemore.CommandLine.Reports.Layout;

namespace Makemore.CommandLine.Tests.Reports;

public sealed class TextTableTests
{
    [Fact]
    public void AWideScreenShowsEverything() => Assert.Equal(
        [
            "   model                        loss  seconds  names",
            "1  Context8_Embed24_Hidden2   2.1000      1.5  emma / olivia / ava / mia",
            "2  日本                      12.2000     10.0",
        ],
        Table().Lines(80));

    [Fact]
    public void ANarrowScreenFirstCutsWhatMayBeCut() => Assert.Equal(
        [
            "   model                        loss  seconds  names",
            "1  Context8_Embed24_Hidden2   2.1000      1.5  emma / ol…",
            "2  日本                      12.2000     10.0",
        ],
        Table().Lines(57));

    [Fact]
    public void ThenItTakesTheShortTexts() => Assert.Equal(
        [
            "   model      loss  seconds  names",
            "1  C8 E24   2.1000      1.5  emma / o…",
            "2  日本    12.2000     10.0",
        ],
        Table().Lines(38));

    [Fact]
    public void ThenItLeavesOutTheLeastImportantColumns()
    {
        Assert.Equal(["   model      loss  seconds", "1  C8 E24   2.1000      1.5", "2  日本    12.2000     10.0"], Table().Lines(30));
        Assert.Equal(["   model      loss", "1  C8 E24   2.1000", "2  日本    12.2000"], Table().Lines(20));
    }

    [Fact]
    public void AtLastItCutsTheWidestTextAndKeepsTheNumbers()
    {
        var table = new TextTable(new TextColumn("model", IsText: true), new TextColumn("recipe", IsText: true), new TextColumn("loss"));
        table.Add("C8 E24", "Steps 40, BatchSize 32", "2.1000");
        Assert.Equal(["model   recipe          loss", "C8 E24  Steps 40, B…  2.1000"], table.Lines(28));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(12)]
    public void NoLineIsWiderThanTheScreen(int width) =>
        Assert.All(Table().Lines(width), line => Assert.InRange(ScreenText.Width(line), 0, width));

    [Fact]
    public void AnEmptyColumnIsLeftOut()
    {
        var table = new TextTable(new TextColumn("a"), new TextColumn("b"), new TextColumn("c"));
        table.Add("1", "", "3");
        Assert.Equal(["a  c", "1  3"], table.Lines(80));
    }

    [Fact]
    public void WithoutRowsThereIsNothing() => Assert.Empty(new TextTable(new TextColumn("a")).Lines(80));

    private static TextTable Table()
    {
        var table = new TextTable(
            new TextColumn(""),
            new TextColumn("model", IsText: true),
            new TextColumn("loss"),
            new TextColumn("seconds", Drop: 1),
            new TextColumn("names", Drop: 2, IsText: true, CutTo: 7));
        table.Add("1", new TextCell("Context8_Embed24_Hidden2", "C8 E24"), "2.1000", "1.5", "emma / olivia / ava / mia");
        table.Add("2", "日本", "12.2000", "10.0", "");
        return table;
    }
}
