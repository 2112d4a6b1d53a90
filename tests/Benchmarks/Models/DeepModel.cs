namespace Makemore.Benchmarks.Models;

/// <summary>Two wide hidden layers: nearly all of the work is large matrix products, where libtorch is at its best.</summary>
[Mlp(Context = 3, Embed = 20, Hidden = 1024, Depth = 2)]
internal sealed partial class DeepModel;
