namespace Makemore.Tool.Grids;

/// <summary>A context of three letters, with several numbers of hidden units and dropout rates.</summary>
[MlpSweep(
    Embed = [64], Hidden = [512, 1024, 2048], Dropout = [0, 0.1f, 0.2f, 0.3f],
    Initialization = [Initialization.Kaiming], OutputScale = [0.01f])]
internal static partial class Context3Sweep;
