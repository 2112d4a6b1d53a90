namespace Makemore;

/// <summary>A token and its similarity to another one.</summary>
/// <param name="Token">The token.</param>
/// <param name="Similarity">
/// The cosine of the angle between the two tokens' vectors: 1 in the same direction, 0 at a right angle, -1 in opposite
/// directions; NaN where one of them is all zeros.
/// </param>
public readonly record struct Neighbour(string Token, float Similarity);
