
namespace Makemore.Engine;

/// <summary>Computes the unnormalized log-probability of every token after a context.</summary>
/// <param name="context">The context's tokens, oldest first.</param>
/// <param name="logits">Receives a number for each token.</param>
internal delegate void NextLogits(ReadOnlySpan<int> context, Span<float> logits);
