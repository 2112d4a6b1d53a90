using Makemore.Engine;

namespace Makemore.Tests.Checkpoints;

/// <summary>A model of at most 6 words that has parameters and does nothing.</summary>
internal sealed class FakeTextModel(Vocabulary vocabulary) : FakeModel(Architecture.For(vocabulary)), ILanguageModel<FakeTextModel>
{
    private const int Most = 6;

    public static ModelSpec Architecture { get; } = new()
    {
        Name = "FakeTextModel",
        Context = 2,
        Embed = 1,
        Hidden = 1,
        Depth = 1,
        Activation = Activation.Tanh,
        Backend = Backend.Simd,
        Tokens = Tokens.Words,
        VocabularySize = Most,
        Parameters =
        [
            new("E", [Most, 1], "0") { HasRowPerToken = true },
            new("Wx", [1, 2], "0"),
            new("bh", [1], "0"),
            new("Wy", [Most, 1], "0") { HasRowPerToken = true },
            new("by", [Most], "0") { HasRowPerToken = true },
        ],
    };

    public static FakeTextModel Create(Vocabulary vocabulary, int seed = 42) => new(vocabulary);

    public static FakeTextModel Load(CheckpointInfo file)
    {
        var model = new FakeTextModel(Checkpoint.ReadVocabulary(file, Architecture));
        Checkpoint.Load(file, model);
        return model;
    }
}
