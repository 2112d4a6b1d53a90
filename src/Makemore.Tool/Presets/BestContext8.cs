namespace Makemore.Tool.Presets;

/// <summary>A context of eight letters in one flat layer, with the lowest dev loss that sweeps found.</summary>
[Mlp(
    Context = 8, Embed = 24, Hidden = 1024, Dropout = 0.3f,
    Initialization = Initialization.Kaiming, OutputScale = 0.01f)]
internal partial class BestContext8
{
    public static ModelPreset Preset => new(
        "best-context-8",
        "lowest dev loss found with 8 letters in a flat layer",
        new TrainingOptions
        {
            Steps = 30_000,
            BatchSize = 256,
            Optimizer = Optimizer.AdamW,
            LearningRate = 0.001f,
            Schedule = Schedule.Cosine,
            WeightDecay = 1e-4f,
            Averaging = 0.9995f,
        });
}
