namespace Makemore.Generators.Model;

/// <summary>The enumeration of the runtime with the same name and the same numbers.</summary>
internal enum Activation
{
    Tanh,
    Relu,
    Gelu,
    Silu,
    Elu,
}
