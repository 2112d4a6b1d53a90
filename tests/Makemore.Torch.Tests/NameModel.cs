namespace Makemore.Torch.Tests;

/// <summary>The notebook's model.</summary>
[Mlp(Context = 3, Embed = 20, Hidden = 100, Backend = Backend.Torch)]
public partial class NameModel;
