using System.ComponentModel;
using System.Numerics.Tensors;

namespace Makemore.Engine;

/// <summary>
/// A tensor that the model learns, with its gradient: the notebook's <c>p.data</c> and <c>p.grad</c>. This type supports
/// generated code; use the model's own tensors instead.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class Parameter
{
    private readonly AlignedFloats _values;
    private readonly ParameterMemory _gradients;
    private readonly int _count;
    private readonly nint[] _shape;
    private Tensor<float>? _tensor;
    private bool _hasReader;

    internal Parameter(ParameterSpec spec, AlignedFloats values, ParameterMemory gradients, int offset)
    {
        Spec = spec;
        Offset = offset;
        _values = values;
        _gradients = gradients;
        _count = spec.Count;
        _shape = spec.Shape.ToLengths();
    }

    /// <summary>The tensor itself. A write to it changes the model.</summary>
    public Tensor<float> Tensor => _tensor ??= CreateTensor();

    internal ParameterSpec Spec { get; }

    /// <summary>Where the parameter begins among the values of all parameters.</summary>
    internal int Offset { get; }

    /// <summary>The values, row-major.</summary>
    internal Span<float> Values => _values.Span.Slice(Offset, _count);

    /// <summary>The gradient of the last backward pass, row-major.</summary>
    internal Span<float> Gradients => _gradients.Floats.Span.Slice(Offset, _count);

    /// <summary>Where the values begin.</summary>
    internal unsafe float* ValuesPointer => _values.Pointer + Offset;

    /// <summary>Where the gradient begins.</summary>
    internal unsafe float* GradientsPointer => _gradients.Floats.Pointer + Offset;

    /// <summary>Fills the tensor as <c>torch.randn</c> does.</summary>
    /// <param name="random">Draws the random numbers.</param>
    /// <returns>This parameter.</returns>
    public Parameter Randn(TorchRandom random)
    {
        ArgumentNullException.ThrowIfNull(random);
        random.NextNormal(Values);
        return this;
    }

    /// <summary>Fills the tensor with uniform draws from −1 to 1, as <c>torch.rand * 2 - 1</c> does.</summary>
    /// <param name="random">Draws the random numbers.</param>
    /// <returns>This parameter.</returns>
    public Parameter Uniform(TorchRandom random)
    {
        ArgumentNullException.ThrowIfNull(random);
        foreach (ref float value in Values)
            value = random.NextSingle() * 2 - 1;
        return this;
    }

    /// <summary>Sets every value.</summary>
    /// <param name="value">The new value.</param>
    /// <returns>This parameter.</returns>
    public Parameter Fill(float value)
    {
        Values.Fill(value);
        return this;
    }

    /// <summary>Multiplies every value.</summary>
    /// <param name="factor">The factor.</param>
    /// <returns>This parameter.</returns>
    public Parameter Times(float factor)
    {
        TensorPrimitives.Multiply(Values, factor, Values);
        return this;
    }

    /// <summary>Divides every value.</summary>
    /// <param name="divisor">The divisor.</param>
    /// <returns>This parameter.</returns>
    public Parameter Over(float divisor)
    {
        TensorPrimitives.Divide(Values, divisor, Values);
        return this;
    }

    /// <summary>
    /// Adds a layer that reads the parameter, and returns whether it is the first. The first layer sets the gradient,
    /// and the others add to it.
    /// </summary>
    internal bool AddReader()
    {
        bool isFirst = !_hasReader;
        _hasReader = true;
        return isFirst;
    }

    private Tensor<float> CreateTensor()
    {
        (float[] array, int start) = _values.Storage;
        return System.Numerics.Tensors.Tensor.Create(array, start + Offset, _shape, default);
    }

    /// <summary>A copy of the gradient as a tensor of the parameter's shape.</summary>
    internal Tensor<float> GradientTensor() => System.Numerics.Tensors.Tensor.Create(Gradients.ToArray(), _shape);
}
