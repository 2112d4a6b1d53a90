using Makemore.CommandLine.Sweeping;

namespace Makemore.CommandLine.Tests.Sweeping;

public sealed class ImportanceTests
{
    [Fact]
    public void IsTheShareOfTheVarianceThatTheMeansExplain()
    {
        double[] losses = [1, 3, 5, 7];

        Assert.Equal(1, Importance.Of(["a", "b", "c", "d"], losses));
        // Means 2 and 6 around 4: 4 · 2² of the 20 in all.
        Assert.Equal(16 / 20.0, Importance.Of(["a", "a", "b", "b"], losses));
        Assert.Equal(4 / 20.0, Importance.Of(["a", "b", "a", "b"], losses));
        Assert.Equal(0, Importance.Of(["a", "b", "b", "a"], losses));
        Assert.Equal(0, Importance.Of(["a", "b"], [2, 2]));
    }

    [Fact]
    public void TheOptionsThatVaryAreFound()
    {
        Trial Trial(int hidden, float rate) => new(
            "M", 1, $$"""{"Hidden":{{hidden}},"Embed":10,"ParameterCount":{{hidden}},"Parameters":[{{hidden}}]}""", Settings.Of(new TrainingOptions { LearningRate = rate }), 1, SomeResult.Data);

        var options = TrialSettings.Varying([Trial(100, 0.1f), Trial(20, 0.1f), Trial(100, 0.05f)]);

        Assert.Equal(["Hidden", "LearningRate"], options.Select(option => option.Name));
        Assert.Equal(["100", "20", "100"], options[0].Values);
        Assert.Equal(["20", "100"], TrialSettings.Sorted(options[0].Values.Distinct()));
        Assert.Equal(["0.05", "0.1", "none"], TrialSettings.Sorted(["none", "0.1", "0.05"]));
    }
}
