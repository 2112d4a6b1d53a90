using System.ComponentModel;

namespace Makemore.Engine;

/// <summary>
/// A part of the network that has parameters. It keeps a copy of them in the order in which the matrix products read
/// them. It adds up its gradients in accumulators. Each part of a batch has its own accumulators. This type supports
/// generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract unsafe class Layer
{
    /// <summary>
    /// A network with more accumulators than this takes a batch as one part, and its threads share each product instead.
    /// Adding up the gradients of several parts would take longer than synchronizing the threads at every product.
    /// </summary>
    internal const int MostAccumulators = 1 << 18;

    /// <summary>How many floats of the accumulators the layer's gradients need.</summary>
    internal long AccumulatorSize { get; private protected set; }

    /// <summary>Where the layer's gradients begin in the accumulators of a part.</summary>
    internal long AccumulatorOffset { get; set; }

    /// <summary>
    /// Whether the layer adds up its gradients directly in its parameters' gradients, and not in accumulators. A layer
    /// with large gradients, which works slice by slice, does so. A batch then goes through the network in one part.
    /// </summary>
    internal bool GathersInPlace { get; private protected init; }

    /// <summary>Copies the parameters into the order of the products. It is called once a step, before the passes.</summary>
    /// <param name="batch">The contexts that will go through the layer.</param>
    /// <param name="training">
    /// Whether the step trains the model. A batch normalization then uses the batch's own statistics.
    /// </param>
    /// <param name="products">Multiplies matrices.</param>
    internal abstract void Prepare(Batch batch, bool training, Products products);

    /// <summary>
    /// Computes the parameters' gradients from the accumulators. It is called once a step, after the passes.
    /// </summary>
    /// <param name="accumulators">The layer's accumulators, summed over the passes.</param>
    /// <param name="products">Multiplies matrices.</param>
    internal abstract void Finish(float* accumulators, Products products);
}
