using Makemore;

namespace Names.Reports;

/// <summary>A loss as it is written: in nats and, as is the custom for words, as a perplexity too.</summary>
internal static class Nats
{
    public static string Of(float loss, Tokens tokens) =>
        tokens is Tokens.Words ? $"{loss:0.0000} (perplexity {MathF.Exp(loss):0.0})" : $"{loss:0.0000}";
}
