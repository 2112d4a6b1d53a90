
namespace Makemore.Engine;

/// <summary>
/// The unnormalized log-probability of every token after a context. This type supports generated code.
/// </summary>
/// <param name="context">The tokens before it, oldest first.</param>
/// <param name="logits">Receives a number for each token.</param>
internal delegate void NextLogits(ReadOnlySpan<int> context, Span<float> logits);
