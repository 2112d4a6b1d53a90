namespace Makemore.Testing.Oracle;

/// <summary>What a step of training multiplies the units of a hidden layer by: 0 for those that it drops.</summary>
/// <param name="layer">The hidden layer, from 0.</param>
/// <param name="example">The example, by its place in the batch.</param>
/// <param name="position">The position, of those that a hierarchical model has left there; else 0.</param>
public delegate double[] DropoutMask(int layer, int example, int position);
