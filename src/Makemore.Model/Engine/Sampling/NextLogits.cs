namespace Makemore.Engine;

/// <summary>The unnormalized log-probability of every token after a context.</summary>
/// <param name="context">The tokens before it, oldest first.</param>
/// <param name="logits">Receives a number for each token.</param>
public delegate void NextLogits(ReadOnlySpan<int> context, Span<float> logits);
