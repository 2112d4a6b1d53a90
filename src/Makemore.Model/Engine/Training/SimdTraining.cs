using System.ComponentModel;
using System.Numerics.Tensors;

namespace Makemore.Engine;

/// <summary>
/// A training run of a model with <see cref="Backend.Simd"/>: the batches of the steps, their passes through the
/// network, and the updates. This type supports generated code; use the model's own members instead.
/// </summary>
/// <typeparam name="TTile">The generated tile.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SimdTraining<TTile> : TrainingRun
    where TTile : Tile
{
    private readonly Network<TTile> _network;
    private readonly Pool<Network<TTile>> _networks;
    private readonly ModelUse.Scope _use;
    private readonly SimdOptimizer _optimizer;

    internal SimdTraining(
        ILanguageModel model,
        Network<TTile> network,
        Pool<Network<TTile>> networks,
        ModelUse.Scope use,
        ContextDataset data,
        TrainingOptions? options,
        IProgress<TrainingProgress>? progress,
        CancellationToken cancellationToken)
        : base(model, network.CopyParameters, data, options, progress, cancellationToken)
    {
        _network = network;
        _networks = networks;
        _use = use;
        _optimizer = network.CreateOptimizer(Options);
    }

    /// <summary>
    /// Sets the gradients to zero, and sends the step's batch through the network in tiles, which threads share. Each
    /// tile adds to the gradients. The sums are taken in a fixed order, so they have the same bits for any number of
    /// threads.
    /// </summary>
    /// <param name="batch">The step's batch.</param>
    /// <param name="backpropagate">
    /// The forward pass, the loss and the backward pass of a tile; returns the tile's loss, summed over its examples.
    /// </param>
    /// <returns>The sum of what the tiles returned.</returns>
    public double ForEachTile(Batch batch, Func<TTile, double> backpropagate)
    {
        ArgumentNullException.ThrowIfNull(batch);
        ArgumentNullException.ThrowIfNull(backpropagate);
        return _network.LearnFromEachTile(batch, Noise, Options.LabelSmoothing, backpropagate);
    }

    /// <summary>
    /// Moves the running mean and variance of every batch normalization toward those of the step's batch.
    /// </summary>
    public void UpdateRunningStatistics() => _network.UpdateRunningStatistics();

    /// <summary>
    /// Updates every parameter by its gradient, with <see cref="TrainingOptions.Optimizer"/> and the step's learning
    /// rate.
    /// </summary>
    public void Update() => _optimizer.Step(LearningRate);

    internal override IReadOnlyDictionary<string, Tensor<float>> OptimizerValues(ValueSet set) => _optimizer.Values(set);

    internal override void ResumeOptimizer(TrainingState state) => _optimizer.Resume(state);

    internal override void SetParameters(IReadOnlyDictionary<string, Tensor<float>> values) => _network.SetParameters(values);

    /// <inheritdoc/>
    protected override void Release()
    {
        _networks.Return(_network);
        _use.Dispose();
    }
}
