namespace Makemore.Testing.Oracle;

/// <summary>Gets the factors of the units of a hidden layer in a training step: 0 for a dropped unit.</summary>
/// <param name="layer">The hidden layer, counted from 0.</param>
/// <param name="example">The index of the example in the batch.</param>
/// <param name="position">The position in the layer of a hierarchical model; otherwise 0.</param>
public delegate double[] DropoutMask(int layer, int example, int position);
