using System.Numerics.Tensors;
using Makemore.Engine;

namespace Makemore.Tests.Checkpoints;

/// <summary>A model that has parameters and does nothing: E (V × embed), then for each hidden layer Wx and bh, then Wy, unless it is E, and by.</summary>
internal class FakeModel : ILanguageModel
{
    public FakeModel(
        int context = 3, int embed = 2, int hidden = 4, int depth = 1,
        Activation activation = Activation.Tanh, string alphabet = "abc", string name = "NameModel",
        bool direct = false, Normalization normalization = Normalization.None, bool residual = false, bool hierarchical = false,
        bool sharedOutput = false)
        : this(new ModelSpec
        {
            Name = name,
            Context = context,
            Embed = embed,
            Hidden = hidden,
            Depth = depth,
            Activation = activation,
            Direct = direct,
            SharedOutput = sharedOutput,
            Normalization = normalization,
            Residual = residual,
            Hierarchical = hierarchical,
            Backend = Backend.Simd,
            VocabularySize = 1 + alphabet.EnumerateRunes().Count(),
            Vocabulary = Vocabulary.FromAlphabet(alphabet),
            Parameters = [.. Table(context, embed, hidden, depth, 1 + alphabet.EnumerateRunes().Count(), sharedOutput)],
        })
    {
    }

    protected FakeModel(ModelSpec spec)
    {
        Spec = spec;
        var tensors = new OrderedDictionary<string, Tensor<float>>();
        foreach (ParameterSpec parameter in Spec.Parameters)
            tensors.Add(parameter.Name, Zeros(parameter.Shape));
        Parameters = tensors;
    }

    public ModelSpec Spec { get; }

    public Vocabulary Vocabulary => Spec.Vocabulary!;

    public IReadOnlyDictionary<string, Tensor<float>> Parameters { get; }

    /// <summary>Gives every parameter other numbers: 1, 2, 3, … through the whole table.</summary>
    public FakeModel Count()
    {
        int next = 1;
        foreach (Tensor<float> tensor in Parameters.Values)
        {
            float[] numbers = [.. Enumerable.Range(next, (int)tensor.FlattenedLength).Select(i => (float)i)];
            new ReadOnlyTensorSpan<float>(numbers, tensor.Lengths).CopyTo(tensor);
            next += numbers.Length;
        }
        return this;
    }

    /// <summary>Nobody trains the model, so nothing has to be kept out.</summary>
    public IDisposable BeginReading() => Stream.Null;

    public TrainingResult Train(
        ContextDataset data, TrainingOptions? options, IProgress<TrainingProgress>? progress, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public float Loss(ContextDataset data) => throw new NotSupportedException();

    public float[] LogProbabilities(ContextDataset data) => throw new NotSupportedException();

    public IReadOnlyDictionary<string, Tensor<float>> Gradients(ContextDataset data) => throw new NotSupportedException();

    public void Logits(ReadOnlySpan<int> context, Span<float> logits) => throw new NotSupportedException();

    public IReadOnlyList<string> Sample(int count, SamplingOptions? options) => throw new NotSupportedException();

    public IEnumerable<string> EnumerateSamples(SamplingOptions? options) => throw new NotSupportedException();

    public void Save(string path, IReadOnlyDictionary<string, string>? metadata) => Checkpoint.Save(path, this, metadata);

    private static IEnumerable<ParameterSpec> Table(int context, int embed, int hidden, int depth, int vocabulary, bool sharedOutput)
    {
        yield return new ParameterSpec("E", [vocabulary, embed], "0");
        int width = context * embed;
        for (int layer = 1; layer <= depth; layer++)
        {
            string suffix = layer == 1 ? "" : $"{layer}";
            yield return new ParameterSpec($"Wx{suffix}", [hidden, width], "0");
            yield return new ParameterSpec($"bh{suffix}", [hidden], "0");
            width = hidden;
        }
        if (!sharedOutput)
            yield return new ParameterSpec("Wy", [vocabulary, width], "0");
        yield return new ParameterSpec("by", [vocabulary], "0");
    }

    /// <summary>A tensor that is a part of a larger array, as an engine that keeps all parameters in one has them.</summary>
    private static Tensor<float> Zeros(IReadOnlyList<int> shape)
    {
        const int Before = 5;
        nint[] lengths = shape.ToLengths();
        float[] memory = new float[Before + shape.Aggregate(1, (product, size) => product * size) + 7];
        return Tensor.Create(memory, Before, lengths, default);
    }
}
