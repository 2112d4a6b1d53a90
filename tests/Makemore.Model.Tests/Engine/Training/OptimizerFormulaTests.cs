using Makemore.Engine;

namespace Makemore.Tests.Engine;

/// <summary>Each optimizer updates as PyTorch's formula says, which is computed here in double precision, one number at a time.</summary>
public sealed class OptimizerFormulaTests
{
    private const int Steps = 4;

    private readonly ParameterMemory _gradients;
    private readonly AlignedFloats _values;

    /// <summary>The weights have more gradients than are squared and added up at a time. The biases are a vector.</summary>
    private readonly Parameter[] _parameters;

    public OptimizerFormulaTests()
    {
        ParameterSpec weights = new("W", [3, 1 << 15], "randn");
        ParameterSpec biases = new("b", [5], "0");
        int offset = Kernels.Pad(weights.Count);
        var memory = new ParameterMemory(offset + Kernels.Pad(biases.Count));
        _gradients = new ParameterMemory(memory.Floats.Length);
        _values = memory.Floats;
        _parameters = [new(weights, _values, _gradients, offset: 0), new(biases, _values, _gradients, offset)];
        var random = new TorchRandom(seed: 1);
        foreach (Parameter parameter in _parameters)
            parameter.Randn(random);
    }

    public static TheoryData<TrainingOptions> Recipes =>
    [
        .. from optimizer in (TrainingOptions[])
           [
               new(),
               new() { Optimizer = Optimizer.Momentum, Momentum = 0.8f },
               new() { Optimizer = Optimizer.Momentum, Nesterov = true },
               new() { Optimizer = Optimizer.AdamW },
               new() { Optimizer = Optimizer.AdamW, Beta1 = 0.5f, Beta2 = 0.7f, Epsilon = 0.1f },
           ]
           from weightDecay in (float[])[0, 0.25f]
           from clipNorm in (float?[])[null, 20, 1e6f]
           select optimizer with { WeightDecay = weightDecay, ClipNorm = clipNorm },
    ];

    [Theory]
    [MemberData(nameof(Recipes))]
    public void EveryUpdateIsItsFormula(TrainingOptions options)
    {
        SimdOptimizer optimizer = NewOptimizer(options);
        Expected[][] expected = Array.ConvertAll(_parameters, parameter => Array.ConvertAll(parameter.Values.ToArray(), value => new Expected(value)));
        var random = new TorchRandom(seed: 2);
        for (int step = 1; step <= Steps; step++)
        {
            float learningRate = 0.1f / step;
            foreach (Parameter parameter in _parameters)
                random.NextNormal(parameter.Gradients);
            double scale = Scale(options);
            for (int p = 0; p < _parameters.Length; p++)
            {
                double decay = _parameters[p].Spec.Shape.Count == 2 ? options.WeightDecay : 0;
                for (int i = 0; i < expected[p].Length; i++)
                    expected[p][i].Update(scale * _parameters[p].Gradients[i], decay, learningRate, step, options);
            }
            optimizer.Step(learningRate);
        }
        for (int p = 0; p < _parameters.Length; p++)
            Assert.Equal(expected[p].Select(number => (float)number.Value), _parameters[p].Values.ToArray(), (e, a) => Math.Abs(e - a) < 2e-6f);
    }

    /// <summary>The norm is 5 millionths, and clip_grad_norm_ adds one to it.</summary>
    [Fact]
    public void ClippingAddsOneMillionthToTheNorm()
    {
        _values.Span.Clear();
        _parameters[1].Gradients[0] = 3e-6f;
        _parameters[1].Gradients[1] = -4e-6f;
        NewOptimizer(new TrainingOptions { ClipNorm = 3e-6f }).Step(learningRate: 1);
        Assert.Equal(-1.5e-6, _parameters[1].Values[0], 1e-9);
        Assert.Equal(2e-6, _parameters[1].Values[1], 1e-9);
    }

    private SimdOptimizer NewOptimizer(TrainingOptions options) => new(options, _parameters, _values, _gradients.Floats, new Team { Threads = 2 });

    private double Scale(TrainingOptions options)
    {
        if (options.ClipNorm is not { } clipNorm)
            return 1;
        double squares = _parameters.Sum(parameter => parameter.Gradients.ToArray().Sum(gradient => (double)gradient * gradient));
        return Math.Min(1, clipNorm / (Math.Sqrt(squares) + 1e-6));
    }

    /// <summary>A parameter, and what the optimizer keeps for it.</summary>
    private sealed class Expected(double value)
    {
        private double _first;
        private double _second;

        public double Value { get; private set; } = value;

        public void Update(double gradient, double decay, double rate, int step, TrainingOptions options)
        {
            switch (options.Optimizer)
            {
                case Optimizer.Sgd:
                    Value -= rate * (gradient + decay * Value);
                    break;
                case Optimizer.Momentum:
                    gradient += decay * Value;
                    _first = options.Momentum * _first + gradient;
                    Value -= rate * (options.Nesterov ? gradient + options.Momentum * _first : _first);
                    break;
                case Optimizer.AdamW:
                    Value -= rate * decay * Value;
                    _first = options.Beta1 * _first + (1 - options.Beta1) * gradient;
                    _second = options.Beta2 * _second + (1 - options.Beta2) * gradient * gradient;
                    double mean = _first / (1 - Math.Pow(options.Beta1, step));
                    double square = _second / (1 - Math.Pow(options.Beta2, step));
                    Value -= rate * mean / (Math.Sqrt(square) + options.Epsilon);
                    break;
                default:
                    throw new NotSupportedException($"There is no formula for {options.Optimizer}.");
            }
        }
    }
}
