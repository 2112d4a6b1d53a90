using System.Numerics.Tensors;

namespace Makemore.CommandLine.Training;

/// <summary>Checks that the weights of a model are finite numbers. Those of a diverged training are infinite or NaN.</summary>
internal static class FiniteWeights
{
    /// <summary>Whether all weights are finite.</summary>
    public static bool Has(ILanguageModel model) => FirstWithout(model) is null;

    /// <summary>The name of the first tensor with a number that is not finite; null if there is none.</summary>
    public static string? FirstWithout(ILanguageModel model) =>
        model.Parameters.Where(parameter => !TensorPrimitives.IsFiniteAll<float>(parameter.Value.ToFlatArray())).Select(parameter => parameter.Key).FirstOrDefault();
}
