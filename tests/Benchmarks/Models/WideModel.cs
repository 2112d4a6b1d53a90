namespace Makemore.Benchmarks.Models;

/// <summary>A wider layer, as one trains it with AdamW.</summary>
[Mlp(Context = 3, Embed = 48, Hidden = 512)]
internal sealed partial class WideModel;
