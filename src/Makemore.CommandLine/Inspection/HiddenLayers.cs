using System.Numerics.Tensors;
using Makemore.Engine;
using MathNet.Numerics;

namespace Makemore.CommandLine.Inspection;

/// <summary>
/// The values of the hidden units of a model, for pictures. They are computed from the parameters as simply as possible, for every
/// architecture and every backend. The model is not training: a batch normalization uses the running mean and variance, and no
/// unit is dropped.
/// </summary>
internal sealed class HiddenLayers
{
    /// <summary>ε, which prevents a division by 0 in a normalization.</summary>
    private const float Epsilon = 1e-5f;

    private readonly ModelSpec _spec;
    private readonly Dictionary<string, float[]> _parameters;

    private HiddenLayers(ILanguageModel model)
    {
        _spec = model.Spec;
        _parameters = model.Parameters.ToDictionary(pair => pair.Key, pair => pair.Value.ToFlatArray());
    }

    /// <summary>Computes the outputs of the activation function for all contexts of the examples.</summary>
    /// <param name="model">The model.</param>
    /// <param name="examples">The examples.</param>
    /// <returns>
    /// A table for each hidden layer: one row for each context, and one column for each unit. In a hierarchical model, a context
    /// has a row for each position of the layer. A residual connection is added later, so it is not in the values.
    /// </returns>
    public static IReadOnlyList<float[][]> Of(ILanguageModel model, ContextDataset examples) => new HiddenLayers(model).Compute(examples);

    private List<float[][]> Compute(ContextDataset examples)
    {
        float[][] x = Embeddings(examples);
        var layers = new List<float[][]>();
        for (int layer = 0; layer < _spec.Depth; layer++)
        {
            string number = layer == 0 ? "" : $"{layer + 1}";
            float[][] read = layer == 0 && !_spec.Hierarchical ? Joined(x, _spec.Context) : _spec.Hierarchical ? Joined(x, 2) : x;
            float[][] units = Product(read, _parameters[layer == 0 ? "Wx" : $"Wh{number}"]);
            foreach (float[] row in units)
            {
                Normalize(row, number);
                TensorPrimitives.Add(row, _parameters[$"bh{number}"], row);
                Activate(row);
            }
            layers.Add(units);
            x = _spec.Residual && layer > 0 ? Sum(units, x) : units;
        }
        return layers;
    }

    /// <summary>A row for each token of each context.</summary>
    private float[][] Embeddings(ContextDataset examples)
    {
        float[] table = _parameters["E"];
        return
        [
            .. Enumerable.Range(0, examples.Count)
                .SelectMany(example => examples.Context(example).ToArray())
                .Select(token => table[(token * _spec.Embed)..((token + 1) * _spec.Embed)])
        ];
    }

    private static float[][] Joined(float[][] rows, int few) => [.. rows.Chunk(few).Select(chunk => chunk.SelectMany(row => row).ToArray())];

    private static float[][] Product(float[][] rows, float[] weights)
    {
        float[][] units = [.. weights.Chunk(rows[0].Length)];
        return Array.ConvertAll(rows, row => Array.ConvertAll(units, unit => TensorPrimitives.Dot<float>(unit, row)));
    }

    private static float[][] Sum(float[][] rows, float[][] others) =>
        [.. rows.Zip(others, (row, other) => row.Zip(other, (a, b) => a + b).ToArray())];

    /// <summary>gain ⊙ (z − mean) / √(variance + ε), in place of z.</summary>
    private void Normalize(float[] z, string number)
    {
        if (_spec.Normalization is Normalization.None)
            return;
        float[] gain = _parameters[$"gh{number}"];
        bool isOverBatch = _spec.Normalization is Normalization.Batch;
        float mean = TensorPrimitives.Average<float>(z);
        float variance = TensorPrimitives.SumOfSquares<float>(Array.ConvertAll(z, unit => unit - mean)) / z.Length;
        for (int i = 0; i < z.Length; i++)
        {
            if (isOverBatch)
                (mean, variance) = (_parameters[$"mh{number}"][i], _parameters[$"vh{number}"][i]);
            z[i] = gain[i] * (z[i] - mean) / MathF.Sqrt(variance + Epsilon);
        }
    }

    private void Activate(float[] row)
    {
        for (int i = 0; i < row.Length; i++)
            row[i] = Activated(row[i]);
    }

    private float Activated(float z) => _spec.Activation switch
    {
        Activation.Tanh => MathF.Tanh(z),
        Activation.Relu => MathF.Max(z, 0),
        Activation.Gelu => (float)(z * (1 + SpecialFunctions.Erf(z / Math.Sqrt(2))) / 2),
        Activation.Silu => z / (1 + MathF.Exp(-z)),
        Activation.Elu => z > 0 ? z : MathF.Exp(z) - 1,
        _ => throw new NotSupportedException($"There is no picture of units with the activation function {_spec.Activation}."),
    };
}
