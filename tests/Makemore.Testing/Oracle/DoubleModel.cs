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
    /// <param name="data">The examples.</param>
    /// <param name="batch">Those of them that count, one of them perhaps more than once; all when null.</param>
    public double Loss(ContextDataset data, IReadOnlyList<int>? batch = null)
    {
        batch ??= [.. Enumerable.Range(0, data.Count)];
        double sum = 0;
        foreach (int example in batch)
        {
            double[] logits = Logits(data.Context(example));
            double top = logits.Max();
            sum += top + Math.Log(logits.Sum(logit => Math.Exp(logit - top))) - logits[data.Target(example)];
        }
        return sum / batch.Count;
    }

    /// <summary>The logits after a context: notebook, "forward pass".</summary>
    public double[] Logits(ReadOnlySpan<int> context) => Layers(context)[^1];

    /// <summary>What every layer gives for a context before its activation: the concatenated embeddings first, the logits last.</summary>
    public IReadOnlyList<double[]> Layers(ReadOnlySpan<int> context)
    {
        double[] x = new double[_spec.Context * _spec.Embed];
        for (int p = 0; p < context.Length; p++)
            Parameters["E"].AsSpan(context[p] * _spec.Embed, _spec.Embed).CopyTo(x.AsSpan(p * _spec.Embed));
        var layers = new List<double[]> { x };
        for (int depth = 1; depth <= _spec.Depth; depth++)
        {
            layers.Add(Affine(x, depth == 1 ? "Wx" : $"Wh{depth}", depth == 1 ? "bh" : $"bh{depth}"));
            x = Array.ConvertAll(layers[^1], Activate);
        }
        layers.Add(Affine(x, "Wy", "by"));
        return layers;
    }

    /// <summary>How fast a loss rises as a parameter moves in a direction, by a central difference.</summary>
    /// <param name="loss">A loss of this model.</param>
    /// <param name="name">The parameter's name.</param>
    /// <param name="direction">For each of its numbers, how far it moves: 1 for one of them and 0 elsewhere gives that one's derivative.</param>
    public double Slope(Func<double> loss, string name, double[] direction)
    {
        const double Step = 1e-6;
        double[] there = Parameters[name];
        double After(double step)
        {
            Parameters[name] = [.. there.Zip(direction, (value, towards) => value + step * towards)];
            return loss();
        }
        double slope = (After(Step) - After(-Step)) / (2 * Step);
        Parameters[name] = there;
        return slope;
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

    /// <summary>Φ(z) = ½ + φ(z)·(z + z³/3 + z⁵/(3·5) + …), for z small enough that no power overflows.</summary>
    private static double NormalCumulative(double z)
    {
        double sum = 0;
        double term = z;
        for (int odd = 3; sum + term != sum; odd += 2)
        {
            sum += term;
            term *= z * z / odd;
        }
        return 0.5 + sum * Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI);
    }
}
