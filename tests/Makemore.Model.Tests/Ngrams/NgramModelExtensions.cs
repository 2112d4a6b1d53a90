namespace Makemore.Tests.Ngrams;

internal static class NgramModelExtensions
{
    /// <summary>The probability of every token after a context.</summary>
    public static double[] Probabilities(this INextTokenModel model, params ReadOnlySpan<int> context)
    {
        float[] logits = new float[model.Vocabulary.Count];
        model.Logits(context, logits);
        return Array.ConvertAll(logits, logit => Math.Exp(logit));
    }

    /// <summary>The probability of a letter after others, of which '.' is the boundary.</summary>
    public static double Probability(this INextTokenModel model, string context, char letter) =>
        model.Probabilities([.. context.Select(model.Vocabulary.IndexOf)])[model.Vocabulary.IndexOf(letter)];
}
