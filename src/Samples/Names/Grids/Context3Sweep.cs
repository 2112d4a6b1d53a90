using Makemore;

namespace Names.Grids;

/// <summary>Three letters before the one to predict: how many units it takes, and how many to drop.</summary>
[MlpSweep(
    Embed = [64], Hidden = [512, 1024, 2048], Dropout = [0, 0.1f, 0.2f, 0.3f],
    Initialization = [Initialization.Kaiming], OutputScale = [0.01f])]
internal static partial class Context3Sweep;
