namespace Makemore.Engine;

/// <summary>
/// A tile of contexts on its way through a network and back: few enough rows that they stay in the processor's cache
/// from the first layer to the last and back to the first.
/// </summary>
public abstract unsafe class Pass
{
    private Batch _batch = null!;
    private AlignedFloats _accumulators = null!;

    /// <summary>Makes room.</summary>
    /// <param name="rows">How many contexts a tile has at most.</param>
    protected Pass(int rows) => Capacity = rows;

    /// <summary>The unnormalized log-probabilities of the next token, (B × V).</summary>
    public abstract Activations Logits { get; }

    /// <summary>B: how many contexts the tile has.</summary>
    internal int Rows { get; private set; }

    /// <summary>B at most.</summary>
    internal int Capacity { get; }

    /// <summary>Whether the step learns: a batch normalization then goes by the batch.</summary>
    internal bool IsTraining { get; private set; }

    /// <summary>What units are dropped by; null drops none.</summary>
    internal DropoutNoise? Noise { get; private set; }

    /// <summary>The tile's first row among the batch's.</summary>
    internal int FirstRow { get; private set; }

    /// <summary>Whether no tile of the batch went before, where the batch is taken in one part.</summary>
    internal bool IsFirstTile => FirstRow == 0;

    /// <summary>N: how many examples the batch has, of which the tile is a part.</summary>
    internal int Examples => _batch.Examples;

    /// <summary>The forward pass: from the tile's contexts to <see cref="Logits"/>.</summary>
    public abstract void Forward();

    /// <summary>The backward pass: from the loss, by the chain rule, to the gradient of every parameter.</summary>
    /// <returns>The negative log-likelihood of the tile's targets, summed over its examples, in nats.</returns>
    public abstract double Backward();

    /// <summary>The tile's contexts, one after another.</summary>
    internal ReadOnlySpan<int> Contexts => _batch.ContextsOf(FirstRow, Rows);

    internal TargetCounts Targets(int row) => _batch.TargetsOf(FirstRow + row);

    /// <summary>The number, in the batch, of a row's first pair of a context and a target.</summary>
    internal int FirstPair(int row) => _batch.FirstPair(FirstRow + row);

    /// <summary>What multiplies for the pass.</summary>
    internal Products Products { get; private set; } = null!;

    /// <summary>What the loss is taken with.</summary>
    internal Softmax Softmax { get; private set; } = null!;

    /// <summary>Where a layer's gradients are gathered.</summary>
    internal float* Accumulators(Layer layer) => _accumulators.Pointer + layer.AccumulatorOffset;

    /// <summary>Makes the pass one of a team's.</summary>
    internal Pass Join(Team team)
    {
        Products = new Products(team);
        Softmax = new Softmax(Capacity, team);
        return this;
    }

    /// <summary>Sets out with a batch.</summary>
    internal void Begin(Batch batch, bool isTraining, DropoutNoise? noise)
    {
        _batch = batch;
        IsTraining = isTraining;
        Noise = noise;
    }

    /// <summary>Goes on to a tile of the batch.</summary>
    internal void Take(int firstRow, int rows)
    {
        FirstRow = firstRow;
        Rows = rows;
    }

    /// <summary>Gathers the gradients of the tiles to come in these accumulators.</summary>
    internal void GatherIn(AlignedFloats accumulators) => _accumulators = accumulators;
}
