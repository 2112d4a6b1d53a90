using System.Numerics.Tensors;
using Makemore.Engine;

namespace Makemore;

/// <summary>
/// Reads and writes an n-gram model. A file has the n-grams and their counts as two tensors, <c>ngrams</c> (N × order)
/// and <c>counts</c> (N). It has the smoothing as a setting. The model computes everything else from these.
/// </summary>
internal static class NgramCheckpoint
{
    private const string Ngrams = "ngrams";
    private const string Counts = "counts";
    public const string SmoothingSetting = "Smoothing";

    /// <summary>The largest number of tokens whose numbers are exact as floats.</summary>
    private const int MostTokens = 1 << 24;

    /// <summary>What a file has of a model's counts. Counts above 2²⁴ are rounded to a float.</summary>
    /// <exception cref="InvalidOperationException">The vocabulary is too large, or there are too many n-grams.</exception>
    public static CheckpointContent Content(NgramModel model, NgramCounts counts)
    {
        ThrowIfTooLarge(model.Vocabulary.Count);
        return new(
            nameof(NgramModel),
            Tensors(counts, model.Order),
            [.. ModelSettings.Of(model.ContextLength, model.Vocabulary), (SmoothingSetting, model.Smoothing.ToString())]);
    }

    /// <summary>Throws if a float cannot hold the number of each token of a vocabulary.</summary>
    /// <exception cref="InvalidOperationException">The vocabulary is too large.</exception>
    public static void ThrowIfTooLarge(int vocabularySize)
    {
        if (vocabularySize > MostTokens)
            throw new InvalidOperationException($"The vocabulary has {vocabularySize} tokens, and the file of an n-gram model has room for {MostTokens}; use a smaller vocabulary.");
    }

    /// <summary>
    /// The tensors by name. If an n-gram is shorter than its row of <c>ngrams</c>, the row begins with boundaries.
    /// </summary>
    private static OrderedDictionary<string, Tensor<float>> Tensors(NgramCounts counts, int order)
    {
        int rows = counts.Whole(order).Sum(node => counts.Tokens(node).Length);
        if ((long)rows * order > Array.MaxLength)
            throw new InvalidOperationException($"The model has {rows} n-grams of {order} tokens, and a tensor has room for {Array.MaxLength} tokens; train it on a part of the data, or use a lower order.");
        float[] ngrams = new float[rows * order];
        float[] times = new float[rows];
        int[] buffer = new int[order - 1];
        int row = 0;
        foreach (int node in counts.Whole(order))
        {
            ReadOnlySpan<int> history = counts.History(node, buffer);
            ReadOnlySpan<int> tokens = counts.Tokens(node);
            for (int i = 0; i < tokens.Length; i++)
            {
                // A history that begins with a boundary may be shorter than the others. The zeros in front of it are
                // boundaries.
                Span<float> ngram = ngrams.AsSpan(row * order, order);
                TensorPrimitives.ConvertChecked(history, ngram[^(history.Length + 1)..]);
                ngram[^1] = tokens[i];
                times[row++] = counts.Counts(node)[i];
            }
        }
        return new OrderedDictionary<string, Tensor<float>>
        {
            [Ngrams] = Tensor.Create(ngrams, [rows, order]),
            [Counts] = Tensor.Create(times, [rows]),
        };
    }

    /// <summary>Whether a file is of an n-gram model.</summary>
    public static bool Is(CheckpointInfo file) => file.Metadata.ContainsKey(ModelSettings.Key(SmoothingSetting));

    /// <summary>The order of the model in a file.</summary>
    /// <exception cref="CheckpointException">The file is not of an n-gram model, or its order is too large.</exception>
    public static int OrderOf(CheckpointInfo file)
    {
        CheckpointTensor? ngrams = file.Tensors.SingleOrDefault(tensor => tensor.Name == Ngrams);
        CheckpointTensor? counts = file.Tensors.SingleOrDefault(tensor => tensor.Name == Counts);
        if (ngrams is not { Shape: [int rows, >= 1 and int order] } || counts is not { Shape: [int length] } || rows != length)
            throw CheckpointException.In(file.Place, $"the file has no {Ngrams} (N × order) with {Counts} (N); save an n-gram model");
        return order <= NgramModel.MaxOrder
            ? order
            : throw CheckpointException.Damaged(file.Place, $"its n-grams have {order} tokens, and those of a model at most {NgramModel.MaxOrder}");
    }

    /// <summary>How many n-grams a file of a model has.</summary>
    public static int CountOf(CheckpointInfo file) => file.Tensors.Single(tensor => tensor.Name == Counts).Count;

    /// <summary>The smoothing of the model in a file.</summary>
    /// <exception cref="CheckpointException">The file does not name a smoothing.</exception>
    public static NgramSmoothing SmoothingOf(CheckpointInfo file) =>
        NgramSmoothing.Parse(file.Metadata.GetValueOrDefault(ModelSettings.Key(SmoothingSetting)))
        ?? throw CheckpointException.In(file.Place, "the file does not name the smoothing, kneser-ney or add-k with a number for k; save the model again");

    /// <summary>The n-grams of a file, one after another, and the count of each.</summary>
    /// <exception cref="CheckpointException">
    /// A number is neither the number of a token nor a count, or there are more counts than data can have examples.
    /// </exception>
    public static (int[] Ngrams, int[] Counts) Read(SafetensorsReader file, Vocabulary vocabulary)
    {
        int[] ngrams = Numbers(file, Ngrams, 0, vocabulary.Count - 1);
        int[] counts = Numbers(file, Counts, 1, int.MaxValue);
        // No sum of counts can then overflow.
        return counts.Sum(count => (long)count) <= int.MaxValue
            ? (ngrams, counts)
            : throw CheckpointException.Damaged(file.Info.Place, $"its {Counts} add up to more than {int.MaxValue}");
    }

    private static int[] Numbers(SafetensorsReader file, string name, int smallest, int largest)
    {
        float[] numbers = file.ReadNumbers(file.Info.Tensors.Single(tensor => tensor.Name == name));
        return Array.ConvertAll(numbers, number => float.IsInteger(number) && number >= smallest && number <= largest
            ? (int)number
            : throw CheckpointException.Damaged(file.Info.Place, FormattableString.Invariant($"its {name} contain {number}; they must be whole numbers from {smallest} to {largest}")));
    }
}
