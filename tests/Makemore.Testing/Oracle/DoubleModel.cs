using System.Numerics.Tensors;

namespace Makemore.Testing.Oracle;

/// <summary>
/// The model in double precision, written from the paper as plainly as can be and with nothing of the product's engine:
/// the judge of what the generator emits.
/// </summary>
public sealed class DoubleModel
{
    /// <summary>ε, which keeps a normalization from dividing by 0.</summary>
    private const double Epsilon = 1e-5;

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

    /// <summary>The mean negative log-likelihood of a model that is not being trained.</summary>
    /// <param name="data">The examples.</param>
    /// <param name="batch">Those of them that count, one of them perhaps more than once; all when null.</param>
    public double Loss(ContextDataset data, IReadOnlyList<int>? batch = null) => Loss(data, batch, trains: false, mask: null);

    /// <summary>The mean negative log-likelihood that a step of training goes down: a batch normalization goes by the batch, and units are dropped.</summary>
    /// <param name="data">The examples.</param>
    /// <param name="batch">Those of them that count, one of them perhaps more than once; all when null.</param>
    /// <param name="mask">What is dropped; nothing when null.</param>
    public double TrainingLoss(ContextDataset data, IReadOnlyList<int>? batch = null, DropoutMask? mask = null) => Loss(data, batch, trains: true, mask);

    /// <summary>The logits after a context: notebook, "forward pass".</summary>
    public double[] Logits(ReadOnlySpan<int> context) => Layers([context.ToArray()], trains: false)[^1][0];

    /// <summary>
    /// What every layer gives before its normalization and activation: the embeddings first, the logits last. A row is an
    /// example; in a hierarchical model, a position of an example, those of the first example in front.
    /// </summary>
    /// <param name="contexts">The examples' contexts.</param>
    /// <param name="trains">Whether a batch normalization goes by the examples' own mean and variance, and not by the running ones.</param>
    /// <param name="mask">What is dropped; nothing when null.</param>
    public IReadOnlyList<double[][]> Layers(IReadOnlyList<int[]> contexts, bool trains, DropoutMask? mask = null)
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
            x = _spec.Residual && layer > 0 ? Plus(a, x) : a;
        }
        double[][] logits = Add(Multiply(x, "Wy"), "by");
        if (_spec.Direct && _spec.Depth > 0)
            logits = Plus(logits, Multiply(concatenated, "Wd"));
        layers.Add(logits);
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

    private double Loss(ContextDataset data, IReadOnlyList<int>? batch, bool trains, DropoutMask? mask)
    {
        batch ??= [.. Enumerable.Range(0, data.Count)];
        double[][] logits = Layers([.. batch.Select(example => data.Context(example).ToArray())], trains, mask)[^1];
        return logits.Zip(batch, (row, example) =>
        {
            double top = row.Max();
            return top + Math.Log(row.Sum(logit => Math.Exp(logit - top))) - row[data.Target(example)];
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

    /// <summary>Every few rows, one after the other, as one.</summary>
    private static double[][] Fuse(double[][] rows, int few) => [.. rows.Chunk(few).Select(chunk => chunk.SelectMany(row => row).ToArray())];

    private double[][] Multiply(double[][] x, string weight)
    {
        double[][] rows = [.. Parameters[weight].Chunk(x[0].Length)];
        return [.. x.Select(units => rows.Select(row =>
        {
            double sum = 0;
            for (int i = 0; i < row.Length; i++)
                sum += row[i] * units[i];
            return sum;
        }).ToArray())];
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
