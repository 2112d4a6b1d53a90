namespace Makemore.Tool.Grids;

/// <summary>A context of eight letters, with hierarchical fusion.</summary>
[MlpSweep(
    Context = [8], Embed = [24], Hidden = [256], Hierarchical = [true],
    Normalization = [Normalization.None, Normalization.Batch, Normalization.Layer], Dropout = [0, 0.2f],
    Initialization = [Initialization.Kaiming], OutputScale = [0.01f])]
internal static partial class HierarchicalSweep;
