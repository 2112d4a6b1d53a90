namespace Makemore.Runtimes;

/// <summary>Direct connections, and sizes that fill no register.</summary>
[Mlp(Context = 3, Embed = 7, Hidden = 33, Activation = Activation.Relu, Direct = true)]
internal sealed partial class ReluModel;

/// <summary>Layer normalization, and residual connections.</summary>
[Mlp(Context = 3, Embed = 8, Hidden = 40, Depth = 2, Activation = Activation.Gelu, Normalization = Normalization.Layer, Residual = true)]
internal sealed partial class GeluModel;

/// <summary>Batch normalization.</summary>
[Mlp(Context = 3, Embed = 8, Hidden = 40, Depth = 2, Activation = Activation.Silu, Normalization = Normalization.Batch)]
internal sealed partial class SiluModel;

/// <summary>Dropout.</summary>
[Mlp(Context = 3, Embed = 8, Hidden = 40, Activation = Activation.Elu, Dropout = 0.25f)]
internal sealed partial class EluModel;
