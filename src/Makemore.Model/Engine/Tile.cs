using System.ComponentModel;

namespace Makemore.Engine;

/// <summary>
/// A part of a batch that goes through a network: B contexts. They are few enough that their activations stay in the
/// processor's cache during the forward pass and the backward pass. This type supports generated code; use the model's
/// own members instead.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract unsafe class Tile
{
    private Batch _batch = null!;
    private float* _accumulators;
    private AlignedFloats _scratch = new(0);

    /// <summary>Makes a tile.</summary>
    /// <param name="rows">The largest number of contexts that the tile can have.</param>
    protected Tile(int rows) => Capacity = rows;

    /// <summary>The unnormalized log-probabilities of the next token, (B × V).</summary>
    public abstract Activations Logits { get; }

    /// <summary>B: how many contexts the tile has.</summary>
    internal int Rows { get; private set; }

    /// <summary>The largest B.</summary>
    internal int Capacity { get; }

    /// <summary>Whether the pass computes gradients. A batch normalization then uses the batch's own statistics.</summary>
    internal bool IsTraining { get; private set; }

    /// <summary>The source of the dropout masks; null when no unit is dropped.</summary>
    internal DropoutNoise? Noise { get; private set; }

    /// <summary>The share of each target that label smoothing divides among all tokens; 0 outside training.</summary>
    internal float LabelSmoothing { get; private set; }

    /// <summary>The tile's first row among the batch's.</summary>
    internal int FirstRow { get; private set; }

    /// <summary>Whether this is the first tile of its batch. It has a meaning only if the batch is one part.</summary>
    internal bool IsFirstTile => FirstRow == 0;

    /// <summary>N: how many examples the whole batch has.</summary>
    internal int Examples => _batch.Examples;

    /// <summary>The tile's contexts, one after another.</summary>
    internal ReadOnlySpan<int> Contexts => _batch.ContextsOf(FirstRow, Rows);

    /// <summary>Multiplies matrices for the tile.</summary>
    internal Products Products { get; private set; } = null!;

    /// <summary>Computes the softmax for the tile.</summary>
    internal Softmax Softmax { get; private set; } = null!;

    /// <summary>How many examples each of the tile's contexts has.</summary>
    internal ReadOnlySpan<float> Totals => _batch.TotalsOf(FirstRow, Rows);

    /// <summary>The targets of some rows of the tile. They have the rows of the batch.</summary>
    internal ReadOnlySpan<TargetCount> Targets(int first, int rows) => _batch.TargetsOf(FirstRow + first, rows);

    /// <summary>The index in the batch of a row's first pair of a context and a target.</summary>
    internal int FirstPair(int row) => _batch.FirstPair(FirstRow + row);

    /// <summary>Where the tile adds up a layer's gradients.</summary>
    internal float* Accumulators(Layer layer) => _accumulators + layer.AccumulatorOffset;

    /// <summary>Working memory for one call of a kernel, with room for this many floats.</summary>
    internal float* Scratch(int length) => (_scratch = _scratch.OrLonger(length)).Pointer;

    /// <summary>Lets a team do the tile's work.</summary>
    internal void Join(Team team)
    {
        Products = new Products(team);
        Softmax = new Softmax(Capacity, team);
    }

    /// <summary>Sets the batch.</summary>
    internal void Begin(Batch batch, bool isTraining, DropoutNoise? noise, float labelSmoothing)
    {
        _batch = batch;
        IsTraining = isTraining;
        Noise = noise;
        LabelSmoothing = labelSmoothing;
    }

    /// <summary>Moves the tile to the next contexts of the batch.</summary>
    internal void Take(int firstRow, int rows)
    {
        FirstRow = firstRow;
        Rows = rows;
    }

    /// <summary>Adds the gradients of the next contexts to these accumulators.</summary>
    internal void GatherIn(float* accumulators) => _accumulators = accumulators;
}
