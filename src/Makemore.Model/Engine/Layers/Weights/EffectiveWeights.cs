namespace Makemore.Engine;

/// <summary>
/// The weights and biases of a layer as its products should see them, which may not be what the parameters say: with zeros
/// where the input is padded, and with a batch normalization folded in once the training is over.
/// </summary>
internal sealed unsafe class EffectiveWeights
{
    private readonly Parameter _weight;
    private readonly Parameter? _bias;
    private readonly BatchNorm? _norm;
    private readonly int _groups;
    private readonly AlignedFloats _paddedBias;

    /// <summary>The weights where they differ from the parameter's.</summary>
    private readonly AlignedFloats? _copy;

    private bool _readsCopy;

    /// <summary>Joins what decides over a layer's product.</summary>
    /// <param name="weight">W, (out × groups·width).</param>
    /// <param name="bias">b, (out); null for none.</param>
    /// <param name="norm">The normalization of the layer's output; null for none.</param>
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
            _copy = new AlignedFloats(checked(Out * In));
    }

    /// <summary>How many numbers the layer gives.</summary>
    public int Out { get; }

    /// <summary>How many numbers the product reads: those of the weights, and the zeros between groups.</summary>
    public int In { get; }

    /// <summary>How many numbers of a group are the weights' own.</summary>
    public int GroupWidth { get; }

    /// <summary>W, (out × in).</summary>
    public ReadOnlySpan<float> Values => _readsCopy ? _copy!.Span : _weight.Values;

    /// <summary>Where W begins; it stays as it is until the next <see cref="Take"/>.</summary>
    public float* Pointer => _readsCopy ? _copy!.Pointer : _weight.ValuesPointer;

    /// <summary>Where the gradient of the weights begins; its rows are those of W where there are no groups.</summary>
    public float* Gradient => _weight.GradientsPointer;

    /// <summary>b, (out) and zeros up to a whole number of registers.</summary>
    public float* Bias => _paddedBias.Pointer;

    /// <summary>Takes the parameters as they are now.</summary>
    /// <param name="training">Whether a batch is normalized by its own mean and variance, and not by those that the model has kept.</param>
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

    /// <summary>Takes the gradient of the weights, without what fell on the zeros between groups.</summary>
    /// <param name="gathered">The gradient of rows of <see cref="Values"/>, (rows × in) at a distance.</param>
    /// <param name="stride">The distance.</param>
    /// <param name="first">The first row.</param>
    /// <param name="rows">How many rows.</param>
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
