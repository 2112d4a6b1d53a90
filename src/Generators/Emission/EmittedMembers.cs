using System.Collections.Immutable;
using Makemore.Generators.Model;

namespace Makemore.Generators.Emission;

/// <summary>The names that the emitted code puts into the user's class, where no member of the user's may stand.</summary>
internal static class EmittedMembers
{
    private static readonly ImmutableArray<string> Always =
    [
        "ContextLength", "EmbedSize", "HiddenSize", "VocabularySize", "ParameterCount",
        "Spec", "Vocabulary", "Parameters",
        "Create", "Load", "Save", "Train", "Loss", "Gradients", "Logits", "Sample",
        "Network", "Pass", "_network",
    ];

    public static ImmutableArray<string> Of(ModelSpec spec) =>
        [.. Always, .. Architecture.Of(spec).Parameters.Select(parameter => parameter.Name)];
}
