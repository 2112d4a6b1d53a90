using System.Numerics.Tensors;

namespace Makemore.Runtimes;

/// <summary>
/// Short trainings that together use every kernel: every activation function, normalization and optimizer. Two runtimes
/// that compute the same bits print the same lines.
/// </summary>
internal static class TrainedBits
{
    public static void Print()
    {
        ContextDataset data = ContextDataset.Build(Corpus.GivenNames, NotebookModel.Vocabulary, NotebookModel.ContextLength);
        foreach (ModelFactory factory in MakemoreModels.All)
        {
            foreach (Optimizer optimizer in Enum.GetValues<Optimizer>())
                Console.WriteLine($"{factory.Name} {optimizer}: {Train(factory.Create(), data, optimizer):x16}");
        }
    }

    private static ulong Train(ILanguageModel model, ContextDataset data, Optimizer optimizer)
    {
        Fill(model);
        var options = new TrainingOptions { Steps = 20, BatchSize = 32, Optimizer = optimizer, LearningRate = 0.01f, WeightDecay = 0.01f, ClipNorm = 1 };
        model.Train(data, options);
        model.Train(data, options with { Steps = 1, BatchSize = null });
        return Hash(model);
    }

    /// <summary>
    /// The initial values come from logarithms and cosines, whose last digits depend on the library of the system. These
    /// values do not.
    /// </summary>
    private static void Fill(ILanguageModel model)
    {
        uint state = 1;
        foreach (Tensor<float> tensor in Tensors(model))
        {
            foreach (ref float value in tensor)
            {
                state = state * 1664525 + 1013904223;
                value = (state >> 8) * (0.5f / (1 << 24)) - 0.25f;
            }
        }
    }

    /// <summary>FNV-1a over the bits of all parameters.</summary>
    private static ulong Hash(ILanguageModel model)
    {
        ulong hash = 14695981039346656037;
        foreach (Tensor<float> tensor in Tensors(model))
        {
            foreach (float value in tensor)
                hash = (hash ^ BitConverter.SingleToUInt32Bits(value)) * 1099511628211;
        }
        return hash;
    }

    private static IEnumerable<Tensor<float>> Tensors(ILanguageModel model) =>
        model.Parameters.OrderBy(parameter => parameter.Key, StringComparer.Ordinal).Select(parameter => parameter.Value);
}
