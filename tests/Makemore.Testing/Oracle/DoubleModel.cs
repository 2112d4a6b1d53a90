using System.Numerics.Tensors;

namespace Makemore.Testing.Oracle;

/// <summary>
/// The model in double precision, written from the paper as plainly as can be and with nothing of the product's engine:
/// the judge of what the generator emits.
/// </summary>
public sealed class DoubleModel
{
    private readonly ModelSpec _spec;

    /// <summary>Takes a copy of a model's parameters.</summary>
    public DoubleModel(ILanguageModel model)
    {
        _spec = model.Spec;
        Parameters = model.Parameters.ToDictionary(pair => pair.Key, pair => Flatten(pair.Value));
    }

    /// <summary>The parameters by name, row-major.</summary>
    public Dictionary<string, double[]> Parameters { get; }

    /// <summary>The numbers of a tensor, row-major.</summary>
    public static double[] Flatten(Tensor<float> tensor)
    {
        float[] values = new float[tensor.FlattenedLength];
        tensor.FlattenTo(values);
        return Array.ConvertAll(values, value => (double)value);
    }

    /// <summary>The mean negative log-likelihood, example by example.</summary>
    public double Loss(ContextDataset data)
    {
        double sum = 0;
        for (int i = 0; i < data.Count; i++)
        {
            double[] logits = Logits(data.Context(i));
            double top = logits.Max();
            sum += top + Math.Log(logits.Sum(logit => Math.Exp(logit - top))) - logits[data.Target(i)];
        }
        return sum / data.Count;
    }

    /// <summary>The logits after a context: notebook, "forward pass".</summary>
    public double[] Logits(ReadOnlySpan<int> context)
    {
        double[] x = new double[_spec.Context * _spec.Embed];
        for (int p = 0; p < context.Length; p++)
            Parameters["E"].AsSpan(context[p] * _spec.Embed, _spec.Embed).CopyTo(x.AsSpan(p * _spec.Embed));
        for (int depth = 1; depth <= _spec.Depth; depth++)
            x = Array.ConvertAll(Affine(x, depth == 1 ? "Wx" : $"Wh{depth}", depth == 1 ? "bh" : $"bh{depth}"), Activate);
        return Affine(x, "Wy", "by");
    }

    /// <summary>∂loss/∂parameter by central differences.</summary>
    public double Derivative(ContextDataset data, string name, int index, double step = 1e-5)
    {
        double[] values = Parameters[name];
        double before = values[index];
        values[index] = before + step;
        double above = Loss(data);
        values[index] = before - step;
        double below = Loss(data);
        values[index] = before;
        return (above - below) / (2 * step);
    }

    private double[] Affine(double[] x, string weight, string bias)
    {
        double[] w = Parameters[weight];
        double[] y = [.. Parameters[bias]];
        for (int row = 0; row < y.Length; row++)
        {
            for (int column = 0; column < x.Length; column++)
                y[row] += w[row * x.Length + column] * x[column];
        }
        return y;
    }

    private double Activate(double z) => _spec.Activation switch
    {
        Activation.Tanh => Math.Tanh(z),
        Activation.Relu => Math.Max(z, 0),
        Activation.Gelu => z * NormalCumulative(z),
        _ => throw new NotSupportedException($"The oracle does not know {_spec.Activation}."),
    };

    /// <summary>½ + ∫₀ᶻ φ, by Simpson's rule: exact to 1e-12 where activations lie.</summary>
    private static double NormalCumulative(double z)
    {
        const int Intervals = 400;
        double width = z / Intervals;
        double sum = 0;
        for (int i = 0; i <= Intervals; i++)
        {
            double weight = i is 0 or Intervals ? 1 : i % 2 == 1 ? 4 : 2;
            sum += weight * Math.Exp(-0.5 * i * width * i * width);
        }
        return 0.5 + sum * width / 3 / Math.Sqrt(2 * Math.PI);
    }
}
