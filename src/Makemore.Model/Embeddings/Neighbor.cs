namespace Makemore;

/// <summary>A token and its similarity to another one.</summary>
/// <param name="Token">The token.</param>
/// <param name="Similarity">
/// The cosine of the angle between the vectors of the two tokens. It is 1 for the same direction, 0 for a right angle,
/// and -1 for opposite directions. It is NaN if one of the vectors is all zeros.
/// </param>
public readonly record struct Neighbor(string Token, float Similarity);
