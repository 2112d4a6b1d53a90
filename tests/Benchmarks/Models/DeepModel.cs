namespace Makemore.Benchmarks.Models;

/// <summary>
/// A model with two wide hidden layers. Nearly all of its work is large matrix products, where libtorch is fastest.
/// </summary>
[Mlp(Context = 3, Embed = 20, Hidden = 1024, Depth = 2)]
internal sealed partial class DeepModel;
