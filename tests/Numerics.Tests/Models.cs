namespace Makemore.Numerics.Tests;

/// <summary>The notebook's model.</summary>
[Mlp(Context = 3, Embed = 20, Hidden = 100)]
public sealed partial class NotebookModel;

/// <summary>A model small enough that a test can look at all of it.</summary>
[Mlp(Context = 2, Embed = 3, Hidden = 7, Alphabet = "abcd")]
public sealed partial class SmallModel;

/// <summary>The small model with another name.</summary>
[Mlp(Context = 2, Embed = 3, Hidden = 7, Alphabet = "abcd")]
public sealed partial class SameAsSmallModel;

/// <summary>A model of many layers, wide enough that their variances can be measured.</summary>
[Mlp(Context = 3, Embed = 100, Hidden = 400, Depth = 5)]
public sealed partial class DeepModel;

/// <summary>A model that a large learning rate sends to infinity: no activation bounds it.</summary>
[Mlp(Context = 2, Embed = 3, Hidden = 7, Depth = 2, Activation = Activation.Relu, Alphabet = "abcd")]
public sealed partial class RectifiedModel;

/// <summary>A model with the third activation.</summary>
[Mlp(Context = 2, Embed = 3, Hidden = 7, Activation = Activation.Gelu, Alphabet = "abcd")]
public sealed partial class GeluModel;

/// <summary>The second model's twin, but for what training alone sees.</summary>
[Mlp(Context = 2, Embed = 3, Hidden = 7, Dropout = 0.5f, Initialization = Initialization.Kaiming, Alphabet = "abcd")]
public sealed partial class SmallTwinModel;

/// <summary>A model that no shape tells from that of rectified layers without residuals.</summary>
[Mlp(Context = 2, Embed = 3, Hidden = 7, Depth = 2, Activation = Activation.Relu, Residual = true, Alphabet = "abcd")]
public sealed partial class ResidualModel;

/// <summary>A small model of words.</summary>
[Mlp(Tokens = Tokens.Words, VocabularySize = 12, Context = 2, Embed = 3, Hidden = 7, Direct = true)]
public sealed partial class SmallTextModel;
