namespace Makemore.Tool.Grids;

/// <summary>The default grid of 'sweep': every combination of these sizes.</summary>
[MlpSweep(Context = [3, 5, 8], Embed = [10, 24], Hidden = [100, 200])]
internal static partial class NameSweep;
