using Makemore.CommandLine.Reports.Layout;

namespace Makemore.CommandLine.Tests.Reports;

public sealed class DefinitionListTests
{
    [Fact]
    public void DefinitionsBeginInOneColumn()
    {
        var list = new DefinitionList(indent: 2);
        list.Add("--steps", "how many steps the training has");
        list.Add("--schedule <constant|step>", "how the learning rate changes with the number of steps");

        Assert.Equal(
            [
                "  --steps                     how many steps the training has",
                "  --schedule <constant|step>  how the learning rate changes with the",
                "                              number of steps",
            ],
            list.Lines(70));
        // A term that leaves too little room has a line of its own.
        Assert.Equal(
            [
                "  --steps  how many steps the training has",
                "  --schedule <constant|step>",
                "           how the learning rate changes with",
                "           the number of steps",
            ],
            list.Lines(46));
    }
}
