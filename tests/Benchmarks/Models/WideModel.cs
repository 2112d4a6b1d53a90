namespace Makemore.Benchmarks.Models;

/// <summary>A model with a wider layer, which is trained with AdamW.</summary>
[Mlp(Context = 3, Embed = 48, Hidden = 512)]
internal sealed partial class WideModel;
