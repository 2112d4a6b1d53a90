namespace Makemore.Tool.Grids;

/// <summary>A context of eight letters in one flat layer.</summary>
[MlpSweep(
    Context = [8], Embed = [24], Hidden = [512, 1024], Dropout = [0, 0.2f, 0.4f],
    Initialization = [Initialization.Kaiming], OutputScale = [0.01f])]
internal static partial class Context8Sweep;
