using Makemore;

namespace TorchNames;

/// <summary>The notebook's model with the SIMD backend.</summary>
[Mlp(Context = 3, Embed = 20, Hidden = 100)]
public partial class NameModel;

/// <summary>The same model with the Torch backend. Only one argument of the attribute differs.</summary>
[Mlp(Context = 3, Embed = 20, Hidden = 100, Backend = Backend.Torch)]
public partial class TorchNameModel;
