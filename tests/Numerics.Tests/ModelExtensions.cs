using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace Makemore.Numerics.Tests;

internal static class ModelExtensions
{
    /// <summary>The tensor's own numbers, row-major: a write to them is a write to the model.</summary>
    public static Span<float> Values(this Tensor<float> tensor) =>
        MemoryMarshal.CreateSpan(ref tensor.AsTensorSpan().GetPinnableReference(), (int)tensor.FlattenedLength);

    /// <summary>All parameters, one behind the other.</summary>
    public static float[] AllValues(this ILanguageModel model) =>
        [.. model.Parameters.Values.SelectMany(tensor => tensor.Values().ToArray())];

    /// <summary>
    /// Enlarges the embedding and fills the biases, so that the units are far from linear and no gradient is small for want
    /// of input; sets gains and running statistics off from 1 and 0.
    /// </summary>
    public static TModel MoveFromStart<TModel>(this TModel model)
        where TModel : ILanguageModel
    {
        var random = new Random(1);
        foreach ((string name, Tensor<float> tensor) in model.Parameters)
        {
            foreach (ref float value in tensor.Values())
            {
                value = name[0] switch
                {
                    'E' => value * 50,
                    'b' or 'm' => 0.3f * random.NextNormal(),
                    'g' => 1 + 0.3f * random.NextNormal(),
                    'v' => 0.5f + random.NextSingle(),
                    _ => value,
                };
            }
        }
        return model;
    }

    /// <summary>The logits after a context.</summary>
    public static float[] Logits(this ILanguageModel model, ReadOnlySpan<int> context)
    {
        float[] logits = new float[model.Spec.VocabularySize];
        model.Logits(context, logits);
        return logits;
    }

    /// <summary>The examples of some words.</summary>
    public static ContextDataset DataOf(this ILanguageModel model, params IEnumerable<string> words) =>
        ContextDataset.Build(Corpus.FromLines(words), model.Vocabulary, model.Spec.Context);
}
