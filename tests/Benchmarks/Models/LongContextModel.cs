namespace Makemore.Benchmarks.Models;

/// <summary>
/// A model with a longer context. It has ten times as many distinct contexts as the notebook's model, and twice as many
/// units.
/// </summary>
[Mlp(Context = 8, Embed = 24, Hidden = 200)]
internal sealed partial class LongContextModel;
