using System.Numerics.Tensors;

namespace Makemore.CommandLine.Inspection;

/// <summary>The probabilities of the next token after a text, the most probable token first.</summary>
internal static class NextTokens
{
    /// <summary>Computes the probabilities of all tokens. Tokens with the same probability are in the order of the vocabulary.</summary>
    /// <param name="model">The model.</param>
    /// <param name="text">The beginning of a name or a sentence.</param>
    public static IReadOnlyList<(string Token, float Probability)> After(INextTokenModel model, string text)
    {
        float[] probabilities = new float[model.Vocabulary.Count];
        model.Logits(Context(model, text), probabilities);
        TensorPrimitives.SoftMax(probabilities, probabilities);
        return [.. model.Vocabulary.Tokens.Zip(probabilities).OrderByDescending(next => next.Second)];
    }

    /// <summary>The last tokens of the text, after as many boundaries as the context needs.</summary>
    private static int[] Context(INextTokenModel model, string text)
    {
        int[] tokens = [.. Enumerable.Repeat(Vocabulary.Boundary, model.ContextLength), .. model.Vocabulary.Encode(text)];
        return tokens[^model.ContextLength..];
    }
}
