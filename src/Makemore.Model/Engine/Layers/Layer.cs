using System.ComponentModel;

namespace Makemore.Engine;

/// <summary>
/// A part of the network that has parameters. It keeps them a second time, in the order that the matrix products read,
/// and gathers its gradients in accumulators, of which each part of a batch has its own. This type supports generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract unsafe class Layer
{
    /// <summary>How many floats the gradients take on the way.</summary>
    internal int AccumulatorSize { get; private protected set; }

    /// <summary>Where they lie in the accumulators of a part.</summary>
    internal int AccumulatorOffset { get; set; }

    /// <summary>
    /// Whether the layer gathers large gradients where its parameters have them, as one that works slice by slice does: a
    /// batch then goes through the network in one part.
    /// </summary>
    internal bool GathersInPlace { get; private protected init; }

    /// <summary>Once a step, before the passes: copies the parameters into the order of the products.</summary>
    /// <param name="batch">The contexts to come.</param>
    /// <param name="training">Whether the step learns: a batch normalization then goes by the batch.</param>
    /// <param name="products">What multiplies.</param>
    internal abstract void Prepare(Batch batch, bool training, Products products);

    /// <summary>Once a step, after the passes: turns what was gathered into the parameters' gradients.</summary>
    /// <param name="accumulators">The layer's own, summed over the passes.</param>
    /// <param name="products">What multiplies.</param>
    internal abstract void Finish(float* accumulators, Products products);
}
