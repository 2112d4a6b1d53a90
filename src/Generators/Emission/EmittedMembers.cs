using System.Collections.Immutable;
using Makemore.Generators.Model;

namespace Makemore.Generators.Emission;

/// <summary>The names that the emitted code puts into the user's class or calls there, where no member of the user's may stand.</summary>
internal static class EmittedMembers
{
    private static readonly ImmutableArray<string> Always =
    [
        "ContextLength", "EmbedSize", "HiddenSize", "VocabularySize", "ParameterCount",
        "Spec", "Vocabulary", "Parameters",
        "Create", "Load", "Save", "Train", "Loss", "LogProbabilities", "Gradients", "Logits", "Sample",
        "_spec",
    ];

    private static readonly ImmutableArray<string> SimdOnly = ["Network", "Pass", "_network"];

    private static readonly ImmutableArray<string> TorchOnly =
    [
        "Device", "forward",
        "Register", "RegisterStatistic", "Dropout", "Assign", "Tensors", "CrossEntropy", "CreateOptimizer", "Update",
        "CopyParameters", "train", "training", "get_parameter",
    ];

    /// <summary>The parameters of the constructors that the emitted code has or calls, by their types: no other may stand in their place.</summary>
    public static ImmutableArray<string> Constructors(ModelSpec spec)
    {
        string seeded = spec.Tokens is Tokens.Words ? "global::Makemore.Vocabulary, int" : "int";
        return spec.Backend is Backend.Torch ? [seeded, $"{seeded}, string"] : [seeded];
    }

    public static ImmutableArray<string> Of(ModelSpec spec) =>
    [
        .. Always,
        .. spec.Backend is Backend.Torch ? TorchOnly : SimdOnly,
        .. Architecture.Of(spec).Parameters.Select(parameter => parameter.Name),
    ];
}
