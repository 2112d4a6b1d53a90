using System.Collections.Immutable;
using CsCheck;
using Makemore.Testing;

namespace Makemore.Torch.Tests.Parity;

/// <summary>A declaration, and what its two models are compared on.</summary>
public sealed class ParityCase
{
    private const float FastestRate = 0.03f;

    /// <summary>Lines of a corpus from which on no variance over the batch is next to nothing.</summary>
    private const int FewestNormalizedLines = 12;

    /// <summary>AdamW divides a gradient by its own size and this number: of a gradient that is rounding alone, a smaller one makes a whole step.</summary>
    private const float SmallestEpsilon = 1e-3f;

    private static readonly Gen<int> Seeds = Gen.Frequency((1, Gen.OneOf(42, 0, -1, int.MinValue, int.MaxValue)), (2, Gen.Int));

    /// <summary>Lines of tokens by number, to be taken modulo how many tokens there are.</summary>
    private static readonly Gen<uint[][]> Corpora = Gen.UInt.Array[1, 9].Array[1, 12];

    /// <summary>What the vocabularies of words are made from: a, aa, aaa…</summary>
    private static readonly Corpus Words = Corpus.FromLines(Enumerable.Range(1, 37).Select(length => new string('a', length)));

    /// <summary>Compiled all at once, which takes a fraction of the time.</summary>
    private static readonly Lazy<IReadOnlyList<ModelFactory>> Models = new(() => ModelCompiler.Compile(
        Declarations.All.SelectMany(declaration => new[] { declaration, $"{declaration}, Backend = Backend.Torch" }),
        TorchReferences.All));

    private readonly int _index;
    private readonly int _seed;
    private readonly uint[][] _lines;

    private ParityCase(int index, int seed, uint[][] lines, TrainingOptions training)
    {
        _index = index;
        _seed = seed;
        _lines = lines;
        Training = training;
    }

    /// <summary>A case of each declaration.</summary>
    public static ImmutableArray<ParityCase> All { get; } =
    [
        .. Draws.First(Gen.Select(Seeds, Corpora, Trainings.Together).Array[Declarations.All.Length], ParitySeed.Value)
            .Select((drawn, i) => new ParityCase(i, drawn.Item1, drawn.Item2, Slowed(drawn.Item3))),
    ];

    /// <summary>The notebook's model, but of words.</summary>
    public static ParityCase OfWords => All.First(the => the.ToString().StartsWith("Tokens = Tokens.Words", StringComparison.Ordinal));

    /// <summary>How to train the models.</summary>
    public TrainingOptions Training { get; }

    private ModelFactory Simd => Models.Value[2 * _index];

    private ModelFactory Torch => Models.Value[2 * _index + 1];

    /// <summary>The two models, from the same seed.</summary>
    internal ModelPair Create()
    {
        Vocabulary vocabulary = Simd.Spec.Vocabulary ?? Vocabulary.FromWords(Words, Simd.Spec.VocabularySize);
        return new(Simd.Create(vocabulary, _seed), Torch.Create(vocabulary, _seed));
    }

    /// <summary>The two models from their files.</summary>
    internal ModelPair Load(string simd, string torch) => new(Simd.Load(simd), Torch.Load(torch));

    /// <summary>The examples for the models.</summary>
    internal ContextDataset Data(ModelPair models)
    {
        Vocabulary vocabulary = models.Simd.Vocabulary;
        bool isNormalized = models.Simd.Spec.Normalization is Normalization.Batch;
        return ContextDataset.Build(
            Corpus.FromLines(Lines(isNormalized ? FewestNormalizedLines : 0).Select(line => vocabulary.Decode([.. line.Select(token => 1 + (int)(token % (vocabulary.Count - 1)))]))),
            vocabulary,
            models.Simd.Spec.Context);
    }

    /// <summary>The lines that were drawn, and as many variations of them as it takes.</summary>
    private IEnumerable<uint[]> Lines(int fewest) =>
        Enumerable.Range(0, Math.Max(fewest, _lines.Length)).Select(i => Array.ConvertAll(_lines[i % _lines.Length], token => token + (uint)(i / _lines.Length * 5)));

    /// <summary>
    /// A training that diverges makes rounding as large as its loss, and at a faster rate some of the combinations do; the
    /// faster rates and the smaller epsilons are compared on the notebook's model.
    /// </summary>
    private static TrainingOptions Slowed(TrainingOptions training) => training with
    {
        LearningRate = Math.Min(training.LearningRate, FastestRate),
        Epsilon = Math.Max(training.Epsilon, SmallestEpsilon),
    };

    /// <summary>The declaration: what stands in the attribute's parentheses, but for the backend.</summary>
    public override string ToString() => Declarations.All[_index];
}
