namespace Makemore.Tool.Presets;

/// <summary>The model of makemore's lectures with batch normalization, and the same recipe.</summary>
[Mlp(Context = 3, Embed = 10, Hidden = 200, Normalization = Normalization.Batch)]
internal partial class LectureBatchNorm
{
    public static ModelPreset Preset => new(
        "lecture-batch-norm",
        "lecture with batch normalization",
        Lecture.Preset.Options);
}
