using System.Collections.Immutable;
using Makemore.Generators.Model;

namespace Makemore.Generators.Emission;

/// <summary>The members that a model has, in whose place no member of the user's may stand.</summary>
internal static class EmittedMembers
{
    private static readonly ImmutableArray<string> s_always =
    [
        "ContextLength", "EmbedSize", "HiddenSize", "VocabularySize", "ParameterCount",
        "Spec", "Vocabulary", "Parameters",
        "Create", "Load", "Save", "Train", "Loss", "LogProbabilities", "Gradients", "Logits", "Sample",
    ];

    private static readonly ImmutableArray<string> s_ofWords = ["MaxVocabularySize", "MaxParameterCount"];

    /// <summary>What a module of TorchSharp has, and what the emitted code calls of its base class.</summary>
    private static readonly ImmutableArray<string> s_ofTorch =
    [
        "Device", "forward",
        "Register", "RegisterStatistic", "Dropout", "BatchNorm", "Assign", "Read", "CrossEntropy", "StartTraining",
    ];

    /// <summary>The parameters of the constructors that the emitted code has or calls, by their types: no other may stand in their place.</summary>
    public static ImmutableArray<string> Constructors(ModelDeclaration model)
    {
        string seeded = model.IsOfWords ? "global::Makemore.Vocabulary, int" : "int";
        return model.Backend is Backend.Torch ? [seeded, $"{seeded}, string"] : [seeded];
    }

    public static ImmutableArray<string> Of(ModelDeclaration model) =>
    [
        .. s_always,
        .. model.IsOfWords ? s_ofWords : [],
        .. model.Backend is Backend.Torch ? s_ofTorch : [],
        .. Architecture.Of(model).Parameters.Select(parameter => parameter.Name),
    ];
}
