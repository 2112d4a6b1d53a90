using System.Numerics.Tensors;

namespace Makemore.Engine;

/// <summary>
/// An optimizer. It updates the parameters after each backward pass, and keeps its state from step to step.
/// </summary>
internal sealed unsafe class SimdOptimizer
{
    /// <summary>How many gradients a thread squares and adds up at a time. The bits of their norm depend on it.</summary>
    private const int SummedFloats = 1 << 16;

    private readonly TrainingOptions _options;
    private readonly IReadOnlyList<Parameter> _parameters;
    private readonly AlignedFloats _values;
    private readonly AlignedFloats _gradients;
    private readonly Team _team;
    private readonly Slice[] _updated;
    private readonly Slice[] _summed;
    private readonly Action<int> _updateSlice;
    private readonly Action<int> _sumSlice;

    /// <summary>
    /// The sum of each slice's squared gradients. The sums are added in the same order for any number of threads.
    /// </summary>
    private readonly double[] _squares;

    /// <summary>The running sum of momentum, or the first moment of AdamW.</summary>
    private readonly AlignedFloats _first;

    /// <summary>The second moment of AdamW.</summary>
    private readonly AlignedFloats _second;

    private int _step;
    private float _learningRate;

    /// <summary>The factor by which clipping scales the gradients.</summary>
    private float _scale = 1;

    public SimdOptimizer(TrainingOptions options, IReadOnlyList<Parameter> parameters, AlignedFloats values, AlignedFloats gradients, Team team)
    {
        _options = options;
        _parameters = parameters;
        _values = values;
        _gradients = gradients;
        _team = team;
        _updated = [.. parameters.SelectMany(parameter => SlicesOf(parameter, Slices.Parameters))];
        _summed = [.. parameters.SelectMany(parameter => SlicesOf(parameter, SummedFloats))];
        _updateSlice = UpdateSlice;
        _sumSlice = SumSlice;
        _squares = new double[_summed.Length];
        _first = new AlignedFloats(options.Optimizer is Optimizer.Sgd ? 0 : values.Length);
        _second = new AlignedFloats(options.Optimizer is Optimizer.AdamW ? values.Length : 0);
    }

    /// <summary>Updates the parameters once. If the options say so, it clips the gradients first.</summary>
    /// <param name="learningRate">The step's learning rate.</param>
    public void Step(float learningRate)
    {
        _step++;
        _learningRate = learningRate;
        if (_options.ClipNorm is { } norm)
            _scale = Math.Min(1, (float)(norm / (GradientNorm() + 1e-6)));
        _team.Run(_updated.Length, _updateSlice, _values.Length >= Slices.WorthUpdatingTogether);
    }

    /// <summary>The sets of values that an optimizer keeps from step to step, with either backend.</summary>
    public static IReadOnlyList<ValueSet> SetsOf(Optimizer optimizer) => optimizer switch
    {
        Optimizer.Sgd => [],
        Optimizer.Momentum => [ValueSet.Momentum],
        Optimizer.AdamW => [ValueSet.FirstMoment, ValueSet.SecondMoment],
        _ => throw new InvalidOperationException($"There is no optimizer {optimizer}."),
    };

    /// <summary>A copy of a set of values that the optimizer keeps from step to step, by parameter.</summary>
    public IReadOnlyDictionary<string, Tensor<float>> Values(ValueSet set) =>
        TensorTable.Of(
            _parameters.Where(parameter => parameter.Spec.IsLearned),
            parameter => Tensor.Create(Values(set, parameter).ToArray(), parameter.Spec.Shape.ToLengths()));

    /// <summary>Goes on from a state.</summary>
    /// <param name="state">The values of each set that the optimizer keeps.</param>
    public void Resume(TrainingState state)
    {
        _step = state.Steps;
        foreach (ValueSet set in SetsOf(_options.Optimizer))
        {
            foreach (Parameter parameter in _parameters.Where(parameter => parameter.Spec.IsLearned))
                state.Values[set][parameter.Spec.Name].Numbers().CopyTo(Values(set, parameter));
        }
    }

    private Span<float> Values(ValueSet set, Parameter parameter)
    {
        AlignedFloats all = set switch
        {
            ValueSet.Momentum or ValueSet.FirstMoment => _first,
            ValueSet.SecondMoment => _second,
            _ => throw new InvalidOperationException($"No optimizer keeps {set}."),
        };
        return all.Span.Slice(parameter.Offset, parameter.Spec.Count);
    }

    /// <summary>
    /// Cuts a parameter into slices. Weights and embeddings are matrices and have weight decay. Biases are not matrices
    /// and have none.
    /// </summary>
    private IEnumerable<Slice> SlicesOf(Parameter parameter, int length)
    {
        float decay = parameter.Spec.Shape.Count > 1 ? _options.WeightDecay : 0;
        int end = parameter.Offset + Kernels.Pad(parameter.Spec.Count);
        for (int start = parameter.Offset; start < end; start += length)
            yield return new Slice(start, Math.Min(length, end - start), decay);
    }

    private double GradientNorm()
    {
        _team.Run(_summed.Length, _sumSlice, _values.Length >= Slices.WorthUpdatingTogether);
        return Math.Sqrt(_squares.Sum());
    }

    private void SumSlice(int index) =>
        _squares[index] = TensorPrimitives.SumOfSquares<float>(_gradients.Span.Slice(_summed[index].Start, _summed[index].Length));

    private void UpdateSlice(int index)
    {
        Slice slice = _updated[index];
        if (_scale < 1)
            Kernels.Best.Scale(_gradients.Pointer + slice.Start, slice.Length, _scale);
        switch (_options.Optimizer)
        {
            case Optimizer.Sgd:
                Update(slice, new SgdRule(_learningRate, slice.Decay));
                break;
            case Optimizer.Momentum:
                Update(slice, new MomentumRule(_learningRate, slice.Decay, _options.Momentum, _options.Nesterov));
                break;
            case Optimizer.AdamW:
                // The moments start at 0. The division by 1 − βᵗ corrects this bias.
                float rate = (float)(_learningRate / (1 - Math.Pow(_options.Beta1, _step)));
                float root = (float)(1 / Math.Sqrt(1 - Math.Pow(_options.Beta2, _step)));
                Update(slice, new AdamWRule(rate, root, 1 - _learningRate * slice.Decay, _options.Beta1, _options.Beta2, _options.Epsilon));
                break;
            default:
                throw new InvalidOperationException($"There is no optimizer {_options.Optimizer}.");
        }
    }

    private void Update<TRule>(Slice slice, TRule rule)
        where TRule : struct, IUpdateRule =>
        Kernels.Best.Update(
            rule, _values.Pointer + slice.Start, _gradients.Pointer + slice.Start, _first.Pointer + slice.Start, _second.Pointer + slice.Start, slice.Length);

    private readonly record struct Slice(int Start, int Length, float Decay);
}
