using Makemore;

namespace Names;

/// <summary>The notebook's model: three letters in, the next one out.</summary>
[Mlp(Context = 3, Embed = 20, Hidden = 100)]
public partial class NameModel;
