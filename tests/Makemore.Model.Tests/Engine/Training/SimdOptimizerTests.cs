using Makemore.Engine;

namespace Makemore.Tests.Engine;

/// <summary>The threads share the update of a large model. A small model is updated by one thread, which is faster.</summary>
public sealed class SimdOptimizerTests
{
    [Theory]
    [InlineData(Slices.WorthUpdatingTogether - Kernels.Padding, 0)]
    [InlineData(Slices.WorthUpdatingTogether, 1)]
    public void OnlyTheUpdateOfALargeModelIsShared(int parameters, int sharedRuns)
    {
        var team = new Team { Threads = 8 };
        var values = new ParameterMemory(parameters);
        var gradients = new ParameterMemory(parameters);
        var spec = new ParameterSpec("W", [parameters / Kernels.Padding, Kernels.Padding], "0");
        var parameter = new Parameter(spec, values.Floats, gradients, offset: 0);
        var optimizer = new SimdOptimizer(new TrainingOptions(), [parameter], values.Floats, gradients.Floats, team);

        optimizer.Step(learningRate: 0.1f);

        Assert.Equal(sharedRuns, team.SharedRuns);
    }
}
