namespace Makemore.Benchmarks.Models;

/// <summary>A longer context: ten times the distinct contexts, each with twice the units.</summary>
[Mlp(Context = 8, Embed = 24, Hidden = 200)]
internal sealed partial class LongContextModel;
