namespace Makemore.Tool.Presets;

/// <summary>A context of three letters, with the lowest dev loss that sweeps found.</summary>
[Mlp(
    Context = 3, Embed = 64, Hidden = 2048, Dropout = 0.2f,
    Initialization = Initialization.Kaiming, OutputScale = 0.01f)]
internal partial class BestContext3
{
    public static ModelPreset Preset => new(
        "best-context-3",
        "lowest dev loss found with 3 letters",
        new TrainingOptions
        {
            Steps = 25_000,
            BatchSize = 512,
            Optimizer = Optimizer.AdamW,
            LearningRate = 0.001f,
            Schedule = Schedule.Cosine,
            WeightDecay = 1e-4f,
            Averaging = 0.9995f,
        });
}
