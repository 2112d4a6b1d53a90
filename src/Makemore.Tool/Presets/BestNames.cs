namespace Makemore.Tool.Presets;

/// <summary>The lowest dev loss that was found for names: a wide model of eight letters, fused in pairs as in WaveNet.</summary>
[Mlp(
    Context = 8, Embed = 64, Hidden = 768, Hierarchical = true, Activation = Activation.Gelu, Normalization = Normalization.Batch,
    Dropout = 0.4f, Initialization = Initialization.Kaiming, OutputScale = 0.01f)]
internal partial class BestNames
{
    public static ModelPreset Preset => new(
        "best-names",
        "lowest dev loss found with 8 letters; half an hour",
        BestWavenet.Preset.Options with { WeightDecay = 0.05f });
}
