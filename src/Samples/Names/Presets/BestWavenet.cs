using Makemore;

namespace Names.Presets;

/// <summary>Eight letters before the one to predict, fused two by two as WaveNet does, as good as sweeps could make it.</summary>
[Mlp(
    Context = 8, Embed = 24, Hidden = 256, Hierarchical = true, Normalization = Normalization.Batch, Dropout = 0.1f,
    Initialization = Initialization.Kaiming, OutputScale = 0.01f)]
internal partial class BestWavenet
{
    public static Preset Preset => Preset.Of<BestWavenet>(
        "best-wavenet",
        "the lowest found with eight letters, fused two by two",
        new Recipe(new TrainingOptions
        {
            Steps = 20_000,
            BatchSize = 256,
            Optimizer = Optimizer.AdamW,
            LearningRate = 0.002f,
            Schedule = Schedule.Cosine,
            WeightDecay = 1e-4f,
            Averaging = 0.9995f,
        }));
}
