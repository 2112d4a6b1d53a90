namespace Makemore.Tool.Grids;

/// <summary>The model of makemore's lectures, with and without batch normalization, with two initializations.</summary>
[MlpSweep(
    Embed = [10], Hidden = [200], Normalization = [Normalization.None, Normalization.Batch],
    Initialization = [Initialization.ScaledNormal, Initialization.Kaiming], OutputScale = [0.01f, 1])]
internal static partial class LectureSweep;
