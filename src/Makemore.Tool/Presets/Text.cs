namespace Makemore.Tool.Presets;

/// <summary>The paper's word model: a context of four words, with direct connections, for a text of any length.</summary>
[Mlp(
    Tokens = Tokens.Words, VocabularySize = 20_000, Context = 4, Embed = 60, Hidden = 100,
    Direct = true, Normalization = Normalization.Layer, Dropout = 0.2f)]
internal partial class Text
{
    public static ModelPreset Preset => new(
        "text",
        "word model for a text, one sentence per line",
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
        Epochs: 12);
}
