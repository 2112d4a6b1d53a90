namespace Makemore.Engine;

/// <summary>A batch of a single context without targets, for the logits after that context.</summary>
internal class OneContext(int[] context, int vocabularySize)
    : Batch(context.Length, vocabularySize, context, firstTarget: [0, 0], targets: [], totals: [0], rows: 1, examples: 0);
