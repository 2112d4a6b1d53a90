namespace Makemore;

/// <summary>What a model computes with.</summary>
public enum Backend
{
    /// <summary>
    /// The processor's vector instructions, in C# alone. It needs no native library, and it is the fastest for these
    /// models.
    /// </summary>
    Simd,

    /// <summary>TorchSharp's tensors and autograd, on any of its devices. It needs the package Makemore.Torch.</summary>
    Torch,
}
