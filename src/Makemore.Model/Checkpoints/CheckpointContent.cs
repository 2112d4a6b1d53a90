using System.Numerics.Tensors;

namespace Makemore.Engine;

/// <summary>What a model writes into its checkpoint.</summary>
/// <param name="Model">The name of the model's class.</param>
/// <param name="Tensors">The tensors by name, in the order of the file.</param>
/// <param name="Settings">The settings that describe the model.</param>
internal sealed record CheckpointContent(
    string Model, IReadOnlyDictionary<string, Tensor<float>> Tensors, IReadOnlyList<(string Name, string Value)> Settings)
{
    /// <summary>The content of a generated model. It must not be trained until the content is written.</summary>
    public static CheckpointContent Of(ILanguageModel model) => new(model.Spec.Name, model.Parameters, [.. ModelSettings.Of(model)]);
}
