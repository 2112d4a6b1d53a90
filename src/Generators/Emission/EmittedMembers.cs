using System.Collections.Immutable;
using Makemore.Generators.Model;

namespace Makemore.Generators.Emission;

/// <summary>The names of the members that a model has. The user's own members must not have these names.</summary>
internal static class EmittedMembers
{
    private static readonly ImmutableArray<string> Always =
    [
        "ContextLength", "EmbedSize", "HiddenSize", "VocabularySize", "ParameterCount",
        "Spec", "Vocabulary", "Parameters", "BeginReading",
        "Create", "Load", "Save", "Train", "Loss", "LogProbabilities", "Gradients", "Logits", "Sample", "EnumerateSamples",
    ];

    private static readonly ImmutableArray<string> OfWords = ["MaxVocabularySize", "MaxParameterCount"];

    /// <summary>The members of a TorchSharp module, and the members of the base class that the emitted code calls.</summary>
    private static readonly ImmutableArray<string> OfTorch =
    [
        "Device", "forward",
        "Register", "RegisterStatistic", "Dropout", "BatchNorm", "Assign", "CrossEntropy", "StartTraining", "Samples",
    ];

    /// <summary>
    /// The parameter types of the constructors that the emitted code declares or calls. The user's own constructors must
    /// not have the same types.
    /// </summary>
    public static ImmutableArray<string> Constructors(ModelDeclaration model)
    {
        string seeded = model.IsOfWords ? "global::Makemore.Vocabulary, int" : "int";
        return model.Backend is Backend.Torch ? [seeded, $"{seeded}, string"] : [seeded];
    }

    public static ImmutableArray<string> Of(ModelDeclaration model) =>
    [
        .. Always,
        .. model.IsOfWords ? OfWords : [],
        .. model.Backend is Backend.Torch ? OfTorch : [],
        .. Architecture.Of(model).Parameters.Select(parameter => parameter.Name),
    ];
}
