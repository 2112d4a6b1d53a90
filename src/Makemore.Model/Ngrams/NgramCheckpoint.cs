using System.Collections.ObjectModel;
using System.Numerics.Tensors;
using Makemore.Engine;

namespace Makemore;

/// <summary>
/// An n-gram model in a file: what occurred is two tensors, <c>ngrams</c> (N × order) and <c>counts</c> (N), and the
/// smoothing is a setting. All else follows from them.
/// </summary>
internal static class NgramCheckpoint
{
    private const string Ngrams = "ngrams";
    private const string Counts = "counts";
    private const string SmoothingSetting = "Smoothing";

    /// <summary>The table of the tensors.</summary>
    public static IReadOnlyList<ParameterSpec> Table(NgramCounts counts, int order)
    {
        int rows = counts.Whole(order).Sum(node => counts.Tokens(node).Length);
        return
        [
            new ParameterSpec(Ngrams, [rows, order], "counted") { IsLearned = false },
            new ParameterSpec(Counts, [rows], "counted") { IsLearned = false },
        ];
    }

    /// <summary>The tensors by name.</summary>
    public static IReadOnlyDictionary<string, Tensor<float>> Tensors(NgramCounts counts, IReadOnlyList<ParameterSpec> table)
    {
        float[] ngrams = new float[table[0].Count];
        float[] times = new float[table[1].Count];
        int order = table[0].Shape[1];
        int[] buffer = new int[order - 1];
        int row = 0;
        foreach (int node in counts.Whole(order))
        {
            ReadOnlySpan<int> history = counts.History(node, buffer);
            ReadOnlySpan<int> tokens = counts.Tokens(node);
            for (int i = 0; i < tokens.Length; i++)
            {
                // A history that begins at a boundary may be shorter: boundaries, which are 0, are left in front of it.
                Span<float> ngram = ngrams.AsSpan(row * order, order);
                TensorPrimitives.ConvertChecked(history, ngram[^(history.Length + 1)..]);
                ngram[^1] = tokens[i];
                times[row++] = counts.Counts(node)[i];
            }
        }
        var tensors = new OrderedDictionary<string, Tensor<float>>
        {
            [Ngrams] = Tensor.Create(ngrams, [times.Length, order]),
            [Counts] = Tensor.Create(times, [times.Length]),
        };
        return new ReadOnlyDictionary<string, Tensor<float>>(tensors);
    }

    /// <summary>What a file says of the model beside its tensors.</summary>
    public static IEnumerable<(string Name, string Value)> Settings(NgramModel model) =>
        [.. ModelSettings.Of(model), (SmoothingSetting, model.Smoothing.ToString())];

    /// <summary>The order of the model in a file.</summary>
    /// <exception cref="CheckpointException">It is no n-gram model.</exception>
    public static int OrderOf(CheckpointInfo file)
    {
        CheckpointTensor? ngrams = file.Tensors.SingleOrDefault(tensor => tensor.Name == Ngrams);
        CheckpointTensor? counts = file.Tensors.SingleOrDefault(tensor => tensor.Name == Counts);
        return ngrams is { Shape: [int rows, >= 1 and int order] } && counts is { Shape: [int length] } && rows == length
            ? order
            : throw CheckpointException.In(file.Path, $"the file has no {Ngrams} (N × order) with {Counts} (N); save an n-gram model");
    }

    /// <summary>The smoothing of the model in a file.</summary>
    /// <exception cref="CheckpointException">There is none.</exception>
    public static NgramSmoothing SmoothingOf(CheckpointInfo file) =>
        NgramSmoothing.Parse(file.Metadata.GetValueOrDefault(ModelSettings.Key(SmoothingSetting)))
        ?? throw CheckpointException.In(file.Path, "the file does not tell the smoothing, kneser-ney or add-k with a number for k; save the model again");

    /// <summary>The n-grams of a file, one after another, and how often each occurs.</summary>
    /// <exception cref="CheckpointException">A number is not a token's, or not one of occurrences.</exception>
    public static (int[] Ngrams, int[] Counts) Read(SafetensorsReader file, Vocabulary vocabulary) =>
        (Numbers(file, Ngrams, 0, vocabulary.Count - 1), Numbers(file, Counts, 1, int.MaxValue));

    private static int[] Numbers(SafetensorsReader file, string name, int smallest, int largest)
    {
        float[] numbers = file.ReadNumbers(file.Info.Tensors.Single(tensor => tensor.Name == name));
        return Array.ConvertAll(numbers, number => float.IsInteger(number) && number >= smallest && number <= largest
            ? (int)number
            : throw CheckpointException.Damaged(file.Info.Path, FormattableString.Invariant($"{number} stands among its {name}, which are whole numbers from {smallest} to {largest}")));
    }
}
