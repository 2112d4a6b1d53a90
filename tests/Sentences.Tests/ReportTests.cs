namespace Sentences.Tests;

public sealed class ReportTests
{
    [Fact]
    public void TellsThePerplexitiesTheProbabilitiesAndTheNeighbors()
    {
        var experiment = new Experiment(seed: 1);
        var output = new StringWriter();

        Report.Write(output, experiment);

        string[] lines = output.ToString().Split(Environment.NewLine);
        Assert.Contains(lines, line => line.StartsWith("unsmoothed trigrams", StringComparison.Ordinal) && line.EndsWith("Infinity", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("the model ", StringComparison.Ordinal) && line.EndsWith($" {experiment.HeldOutPerplexity(experiment.Model):0.00}", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("the cat was sleeping       held out   0.0E+0 ", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("near cat: ", StringComparison.Ordinal) && line.Split(", ").Length == 5);
    }
}
