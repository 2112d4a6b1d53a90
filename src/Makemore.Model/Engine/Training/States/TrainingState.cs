using System.Numerics.Tensors;

namespace Makemore.Engine;

/// <summary>The state of a training run between two steps: all that the following steps depend on.</summary>
internal sealed record TrainingState
{
    /// <summary>How many updates were made.</summary>
    public required int Steps { get; init; }

    /// <summary>How long the updates took.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>The loss of each step's batch, in nats.</summary>
    public required float[] Losses { get; init; }

    /// <summary>The progress reports of these steps.</summary>
    public required IReadOnlyList<TrainingProgress> Reports { get; init; }

    /// <summary>The state of the random numbers that draw the batches.</summary>
    public required byte[] Random { get; init; }

    /// <summary>What early stopping remembers; null without early stopping.</summary>
    public EarlyStoppingState? EarlyStopping { get; init; }

    /// <summary>The values of the model and of the sets beside it.</summary>
    public required IReadOnlyDictionary<ValueSet, IReadOnlyDictionary<string, Tensor<float>>> Values { get; init; }
}
