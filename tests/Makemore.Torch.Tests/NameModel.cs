namespace Makemore.Torch.Tests;

/// <summary>The notebook's model.</summary>
[Mlp(Context = 3, Embed = 20, Hidden = 100, Backend = Backend.Torch)]
public partial class NameModel;

/// <summary>The notebook's model, by the other backend.</summary>
[Mlp(Context = 3, Embed = 20, Hidden = 100)]
public partial class SimdNameModel;
