using System.Numerics.Tensors;

namespace Makemore.CommandLine.Training;

/// <summary>Checks that the weights of a model are finite numbers. Those of a diverged training are infinite or NaN.</summary>
internal static class FiniteWeights
{
    /// <summary>Whether all weights are finite.</summary>
    public static bool Has(ILanguageModel model) =>
        model.Parameters.Values.All(tensor => TensorPrimitives.IsFiniteAll<float>(tensor.ToFlatArray()));
}
