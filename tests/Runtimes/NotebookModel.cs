namespace Makemore.Runtimes;

/// <summary>The notebook's model.</summary>
[Mlp(Context = 3, Embed = 20, Hidden = 100)]
internal sealed partial class NotebookModel;
