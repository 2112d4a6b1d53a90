using Makemore;

namespace Names.Presets;

/// <summary>The paper's model of words, with direct connections: four words before the one to predict, and a text of any length.</summary>
[Mlp(
    Tokens = Tokens.Words, VocabularySize = 20_000, Context = 4, Embed = 60, Hidden = 100,
    Direct = true, Normalization = Normalization.Layer, Dropout = 0.2f)]
internal partial class Text
{
    public static Preset Preset => Preset.Of<Text>(
        "text",
        "words, not letters: for a text of a sentence a line",
        new Recipe(
            new TrainingOptions
            {
                BatchSize = 256,
                Optimizer = Optimizer.AdamW,
                LearningRate = 0.004f,
                Schedule = Schedule.Cosine,
                WarmUp = 200,
                WeightDecay = 0.1f,
                Patience = 5,
            },
            Epochs: 12));
}
