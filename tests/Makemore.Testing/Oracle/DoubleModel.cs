using System.Numerics.Tensors;

namespace Makemore.Testing.Oracle;

/// <summary>
/// A reference implementation of the model in double precision. It follows the paper as simply as possible, uses nothing of the
/// product's engine, and is compared with the emitted code.
/// </summary>
public sealed class DoubleModel
{
    /// <summary>ε, which prevents a division by 0 in a normalization.</summary>
    private const double Epsilon = 1e-5;

    private readonly ModelSpec _spec;

    /// <summary>Copies the parameters of a model.</summary>
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

    /// <summary>The mean negative log-likelihood of a model that is not being trained.</summary>
    /// <param name="data">The examples.</param>
    /// <param name="batch">The numbers of the examples to use; an example may occur more than once. Null uses all examples.</param>
    public double Loss(ContextDataset data, IReadOnlyList<int>? batch = null) => Loss(data, batch, trains: false, mask: null);

    /// <summary>The mean negative log-likelihood in a training step: batch normalization uses the statistics of the batch, and dropout drops units.</summary>
    /// <param name="data">The examples.</param>
    /// <param name="batch">The numbers of the examples to use; an example may occur more than once. Null uses all examples.</param>
    /// <param name="mask">The dropout mask; null for no dropout.</param>
    /// <param name="labelSmoothing">The share of each target that is divided among all tokens.</param>
    public double TrainingLoss(ContextDataset data, IReadOnlyList<int>? batch = null, DropoutMask? mask = null, double labelSmoothing = 0) =>
        Loss(data, batch, trains: true, mask, labelSmoothing);

    /// <summary>The logits after a context: notebook, "forward pass".</summary>
    public double[] Logits(ReadOnlySpan<int> context) => Layers([context.ToArray()], trains: false)[^1][0];

    /// <summary>
    /// The output of every layer before its normalization and activation: the embeddings first, the logits last. Each row is an
    /// example. In a hierarchical model each row is a position of an example, and the positions of the first example come first.
    /// </summary>
    /// <param name="contexts">The examples' contexts.</param>
    /// <param name="trains">Whether batch normalization uses the mean and variance of the examples instead of the running ones.</param>
    /// <param name="mask">The dropout mask; null for no dropout.</param>
    /// <param name="activations">Receives the output of the activation function of each hidden layer, after the dropout; null for nothing.</param>
    public IReadOnlyList<double[][]> Layers(
        IReadOnlyList<int[]> contexts, bool trains, DropoutMask? mask = null, ICollection<double[][]>? activations = null)
    {
        double[][] tokens = [.. contexts.SelectMany(context => context).Select(token => Parameters["E"][(token * _spec.Embed)..((token + 1) * _spec.Embed)])];
        double[][] concatenated = Fuse(tokens, _spec.Context);
        double[][] x = _spec.Hierarchical ? tokens : concatenated;
        var layers = new List<double[][]> { x };
        for (int layer = 0; layer < _spec.Depth; layer++)
        {
            string number = layer == 0 ? "" : $"{layer + 1}";
            double[][] read = _spec.Hierarchical ? Fuse(x, 2) : x;
            double[][] z = Multiply(read, layer == 0 ? "Wx" : "Wh" + number);
            z = _spec.Normalization is Normalization.None ? Add(z, "bh" + number) : z;
            layers.Add(z);
            double[][] a = Each(Normalize(z, number, trains), Activate);
            if (mask is not null)
            {
                int positions = a.Length / contexts.Count;
                a = [.. a.Select((units, row) => Times(units, mask(layer, row / positions, row % positions)))];
            }
            activations?.Add(a);
            x = _spec.Residual && layer > 0 ? Plus(a, x) : a;
        }
        double[][] logits = Add(Multiply(x, _spec.SharedOutput ? "E" : "Wy"), "by");
        if (_spec.Direct && _spec.Depth > 0)
            logits = Plus(logits, Multiply(concatenated, "Wd"));
        layers.Add(logits);
        return layers;
    }

    /// <summary>The directional derivative of a loss with respect to a parameter, by a central difference.</summary>
    /// <param name="loss">A loss of this model.</param>
    /// <param name="name">The parameter's name.</param>
    /// <param name="direction">The direction. With 1 for one number and 0 for the others, it gives the partial derivative for that number.</param>
    public double Slope(Func<double> loss, string name, double[] direction)
    {
        const double Step = 1e-6;
        double[] there = Parameters[name];
        double After(double step)
        {
            Parameters[name] = [.. there.Zip(direction, (value, toward) => value + step * toward)];
            return loss();
        }
        double slope = (After(Step) - After(-Step)) / (2 * Step);
        Parameters[name] = there;
        return slope;
    }

    private double Loss(ContextDataset data, IReadOnlyList<int>? batch, bool trains, DropoutMask? mask, double labelSmoothing = 0)
    {
        batch ??= [.. Enumerable.Range(0, data.Count)];
        double[][] logits = Layers([.. batch.Select(example => data.Context(example).ToArray())], trains, mask)[^1];
        return logits.Zip(batch, (row, example) =>
        {
            double top = row.Max();
            double logSum = top + Math.Log(row.Sum(logit => Math.Exp(logit - top)));
            return logSum - (1 - labelSmoothing) * row[data.Target(example)] - labelSmoothing * row.Average();
        }).Average();
    }

    /// <summary>(z − mean z) / √(var z + ε), with a gain and a shift for each unit: Ioffe and Szegedy 2015, algorithm 1; Ba, Kiros and Hinton 2016, equation 4.</summary>
    private double[][] Normalize(double[][] z, string number, bool trains)
    {
        if (_spec.Normalization is Normalization.None)
            return z;
        double[][] normalized = _spec.Normalization is Normalization.Batch
            ? Transpose([.. Transpose(z).Select((unit, i) => trains
                ? Standardize(unit, unit.Average(), Variance(unit))
                : Standardize(unit, Parameters["mh" + number][i], Parameters["vh" + number][i]))])
            : [.. z.Select(units => Standardize(units, units.Average(), Variance(units)))];
        return Add([.. normalized.Select(units => Times(units, Parameters["gh" + number]))], "bh" + number);
    }

    private static double[] Standardize(double[] values, double mean, double variance) =>
        Array.ConvertAll(values, value => (value - mean) / Math.Sqrt(variance + Epsilon));

    private static double Variance(double[] values)
    {
        double mean = values.Average();
        return values.Average(value => (value - mean) * (value - mean));
    }

    /// <summary>Concatenates every few consecutive rows into one.</summary>
    private static double[][] Fuse(double[][] rows, int few) => [.. rows.Chunk(few).Select(chunk => chunk.SelectMany(row => row).ToArray())];

    private double[][] Multiply(double[][] x, string weight)
    {
        double[] w = Parameters[weight];
        int width = x[0].Length;
        return [.. x.Select(units => Enumerable.Range(0, w.Length / width).Select(row => TensorPrimitives.Dot<double>(w.AsSpan(row * width, width), units)).ToArray())];
    }

    private double[][] Add(double[][] x, string bias) => [.. x.Select(units => units.Zip(Parameters[bias], (unit, b) => unit + b).ToArray())];

    private static double[][] Plus(double[][] x, double[][] y) => [.. x.Zip(y, (a, b) => a.Zip(b, (unit, other) => unit + other).ToArray())];

    private static double[] Times(double[] x, double[] y) => [.. x.Zip(y, (unit, factor) => unit * factor)];

    private static double[][] Each(double[][] x, Func<double, double> function) => [.. x.Select(units => units.Select(function).ToArray())];

    private static double[][] Transpose(double[][] rows) => [.. rows[0].Select((_, column) => rows.Select(row => row[column]).ToArray())];

    private double Activate(double z) => _spec.Activation switch
    {
        Activation.Tanh => Math.Tanh(z),
        Activation.Relu => Math.Max(z, 0),
        Activation.Gelu => z * NormalCumulative(z),
        Activation.Silu => z / (1 + Math.Exp(-z)),
        Activation.Elu => z > 0 ? z : Math.Exp(z) - 1,
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
