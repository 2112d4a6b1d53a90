namespace Makemore.Tool.Tests;

/// <summary>The notebook's model, as a project declares it.</summary>
[Mlp(Context = 3, Embed = 20, Hidden = 100)]
public partial class ProjectModel;

/// <summary>A model with most of the options, as a project declares it.</summary>
[Mlp(Context = 4, Embed = 6, Hidden = 10, Depth = 2, Activation = Activation.Gelu, Direct = true, Normalization = Normalization.Batch, Residual = true, Dropout = 0.25f, Initialization = Initialization.Kaiming, OutputScale = 0.01f)]
public partial class ElaborateModel;
