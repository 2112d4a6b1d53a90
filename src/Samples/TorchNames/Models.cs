using Makemore;

namespace TorchNames;

/// <summary>The notebook's model as C# of its own.</summary>
[Mlp(Context = 3, Embed = 20, Hidden = 100)]
public partial class NameModel;

/// <summary>The same over TorchSharp: one word of the attribute differs.</summary>
[Mlp(Context = 3, Embed = 20, Hidden = 100, Backend = Backend.Torch)]
public partial class TorchNameModel;
