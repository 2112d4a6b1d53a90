namespace Makemore;

/// <summary>What a model computes with.</summary>
public enum Backend
{
    /// <summary>The processor's vector instructions, from C# alone: no native library, and the fastest for these models.</summary>
    Simd,

    /// <summary>TorchSharp's tensors and autograd, on any of its devices; needs the package Makemore.Torch.</summary>
    Torch,
}
