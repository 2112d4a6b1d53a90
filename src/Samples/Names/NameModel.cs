using Makemore;

namespace Names;

/// <summary>The notebook's model: it predicts a letter from the three letters before it.</summary>
[Mlp(Context = 3, Embed = 20, Hidden = 100)]
public partial class NameModel;
