using Makemore.Testing;

namespace Makemore.Numerics.Tests.Resuming;

/// <summary>A checkpoint that is written with a fault of the disk, or a loss of power, at every operation.</summary>
public sealed class StateCrashTests
{
    private static readonly ContextDataset Data = new SmallModel().DataOf("abba", "cab", "dad");

    /// <summary>Whatever happens, the training goes on from the old state or from the new one.</summary>
    [Fact]
    public void AStateIsTheOldOrTheNewOne() => new CrashTest(
        folder => TrainTo(folder, steps: 3),
        folder => TrainTo(folder, steps: 6),
        IsNew).Run();

    /// <summary>Trains from the state, if there is one, and writes the new one after the last step.</summary>
    private static void TrainTo(TemporaryFolder folder, int steps)
    {
        var options = new TrainingOptions
        {
            Steps = steps,
            BatchSize = 2,
            Optimizer = Optimizer.Momentum,
            Averaging = 0.9f,
            Checkpoint = new(folder["state"]) { EverySteps = 100 },
        };
        if (new SmallModel().Train(Data, options).CheckpointFault is { } fault)
            throw fault;
    }

    private static bool IsNew(TemporaryFolder folder) => CheckpointInfo.Read(folder["state"]).Metadata["state.steps"] switch
    {
        "6" => true,
        "3" => false,
        var other => throw new InvalidDataException($"The state has {other} steps."),
    };
}
