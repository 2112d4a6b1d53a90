namespace Makemore.Tool.Presets;

/// <summary>A context of eight letters with hierarchical fusion as in WaveNet, which is trained in minutes.</summary>
[Mlp(
    Context = 8, Embed = 24, Hidden = 256, Hierarchical = true, Normalization = Normalization.Batch, Dropout = 0.1f,
    Initialization = Initialization.Kaiming, OutputScale = 0.01f)]
internal partial class BestWavenet
{
    public static ModelPreset Preset => new(
        "best-wavenet",
        "8 letters, fused in pairs by tanh layers of 256 units",
        new TrainingOptions
        {
            Steps = 20_000,
            BatchSize = 256,
            Optimizer = Optimizer.AdamW,
            LearningRate = 0.002f,
            Schedule = Schedule.Cosine,
            WeightDecay = 1e-4f,
            Averaging = 0.9995f,
        });
}
