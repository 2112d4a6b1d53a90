namespace Makemore.Engine;

/// <summary>
/// The weights and biases that a layer's products read. They differ from the parameters in two cases: they have zeros
/// where the input is padded, and outside training they include the layer's batch normalization.
/// </summary>
internal sealed unsafe class EffectiveWeights
{
    private readonly Parameter _weight;
    private readonly Parameter? _bias;
    private readonly BatchNorm? _norm;
    private readonly int _groups;
    private readonly AlignedFloats _paddedBias;

    /// <summary>
    /// A copy of the weights for the cases in which they differ from the parameter; null if there are none.
    /// </summary>
    private readonly AlignedFloats? _copy;

    private bool _readsCopy;

    /// <summary>Makes the weights from a layer's parameters.</summary>
    /// <param name="weight">W, (out × groups·width).</param>
    /// <param name="bias">b, (out); null for none.</param>
    /// <param name="norm">The batch normalization of the layer's output; null for none.</param>
    /// <param name="groups">How many rows of the input the layer reads as one.</param>
    public EffectiveWeights(Parameter weight, Parameter? bias, BatchNorm? norm, int groups = 1)
    {
        _weight = weight;
        _bias = bias;
        _norm = norm;
        _groups = groups;
        GroupWidth = weight.Spec.Shape[1] / groups;
        Out = weight.Spec.Shape[0];
        In = groups == 1 ? GroupWidth : groups * Activations.StrideOf(GroupWidth);
        _paddedBias = new AlignedFloats(Kernels.Pad(Out));
        if (groups > 1 || norm is not null)
            _copy = new AlignedFloats((long)Out * In);
    }

    /// <summary>How many outputs the layer has.</summary>
    public int Out { get; }

    /// <summary>How many inputs the product reads, with the zeros between groups.</summary>
    public int In { get; }

    /// <summary>How many inputs of a group have weights, without the padding.</summary>
    public int GroupWidth { get; }

    /// <summary>W, (out × in).</summary>
    public ReadOnlySpan<float> Values => _readsCopy ? _copy!.Span : _weight.Values;

    /// <summary>Where W begins. The pointer is valid until the next <see cref="Take"/>.</summary>
    public float* Pointer => _readsCopy ? _copy!.Pointer : _weight.ValuesPointer;

    /// <summary>
    /// Where the gradient of the weights begins. Without groups, its rows have the layout of the rows of W.
    /// </summary>
    public float* Gradient => _weight.GradientsPointer;

    /// <summary>b, (out), padded with zeros to a whole number of registers.</summary>
    public float* Bias => _paddedBias.Pointer;

    /// <summary>Takes the current values of the parameters.</summary>
    /// <param name="training">
    /// Whether a batch normalization uses the batch's own mean and variance, and not the running ones.
    /// </param>
    public void Take(bool training)
    {
        bool folds = _norm is not null && !training;
        _readsCopy = _groups > 1 || folds;
        if (_readsCopy)
            Layout.Copy(_weight.Values, GroupWidth, _copy!.Span, In / _groups, Out * _groups, GroupWidth);
        if (folds)
            _norm!.FoldInto(_copy!.Span, In, _paddedBias.Span);
        else if (_bias is not null)
            _bias.Values.CopyTo(_paddedBias.Span);
        else
            _paddedBias.Span.Clear();
    }

    /// <summary>Sets the gradient of some rows of the weights, without the gradients of the zeros between groups.</summary>
    /// <param name="gathered">The gradient of these rows of <see cref="Values"/>, (rows × in).</param>
    /// <param name="stride">The distance between the rows of <paramref name="gathered"/>.</param>
    /// <param name="first">The first row.</param>
    /// <param name="rows">How many rows there are.</param>
    public void SetGradient(ReadOnlySpan<float> gathered, int stride, int first, int rows)
    {
        int width = _groups * GroupWidth;
        for (int group = 0; group < _groups; group++)
        {
            Layout.Copy(
                gathered[(group * In / _groups)..], stride, _weight.Gradients[(first * width + group * GroupWidth)..], width, rows, GroupWidth);
        }
    }
}
