using Makemore.Testing;

namespace Makemore.Tool.Tests.Commands;

public sealed class SweepTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task EveryArchitectureIsTrainedWithEveryRecipeAndSeed()
    {
        Run run = await Sweep("--context", "2,3", "--hidden", "4", "--learning-rate", "0.05,0.1", "--optimizer", "sgd,adamw", "--seeds", "1,2");

        Assert.Equal("", run.Errors);
        Assert.Contains("16 trainings of 2 steps", run.Output, StringComparison.Ordinal);
        Assert.Contains("Context2_Hidden4", run.Output, StringComparison.Ordinal);
        Assert.Contains("Context3_Hidden4", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AGridOfTheToolTakesTheLettersOfTheData()
    {
        File.WriteAllLines(_folder["names.txt"], ["Ana", "Zoë", "Mary", "Neil", "Cruz", "Bo", "ana", "bo", "cy", "Di"]);
        Run run = await Sweep("--data", _folder["names.txt"]);

        Assert.Equal("", run.Errors);
        Assert.Contains("Context3_Embed10_Hidden100", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--learning-rate must be a number that is 0 or more, not 'x'.", "--learning-rate", "0.1,x")]
    [InlineData("--learning-rate has the value 0.1 more than once", "--learning-rate", "0.1,0.1")]
    [InlineData("--learning-rate has the value 0.1 more than once", "--learning-rate", "0.1,0.10")]
    [InlineData("--learning-rate has the value 0.1 more than once", "--learning-rate", "0.1,0.1000000001")]
    [InlineData("--schedule has the value cosine more than once", "--schedule", "cosine,COSINE")]
    [InlineData("--momentum has the value 0.5 more than once", "--momentum", "0.5,.5", "--optimizer", "momentum")]
    [InlineData("--momentum requires --optimizer momentum.", "--optimizer", "momentum,sgd", "--momentum", "0.5")]
    [InlineData("--hidden 4,0: Hidden is 0; it must lie between 1 and 65536 (MLP015, ", "--hidden", "4,0")]
    [InlineData("--hidden 4,4: Hidden contains 4 more than once", "--hidden", "4,4")]
    public async Task AFaultyValueIsAUsageError(string error, params string[] options)
    {
        Run run = await Sweep(options);

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith($"error: {error}", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EqualNumbersOfStepsAreTrainedOnce()
    {
        string[] sweep = ["sweep", "--results", _folder["sweep.db"], "--hidden", "4"];
        Run written = await Run.Of([.. sweep, "--steps", "20,2e1"]);
        Assert.StartsWith("error: --steps has the value 20 more than once; specify each value once.", written.Errors, StringComparison.Ordinal);

        Run computed = await Run.Of([.. sweep, "--epochs", "0.9,0.95"]);
        Assert.StartsWith("1 training of 1 step", computed.Output, StringComparison.Ordinal);
    }

    private Task<Run> Sweep(params string[] options) => Run.Of(["sweep", "--steps", "2", "--results", _folder["sweep.db"], .. options]);
}
