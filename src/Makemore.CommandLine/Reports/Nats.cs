
namespace Makemore.CommandLine.Reports;

/// <summary>Writes a loss in nats. For word models it also writes the perplexity, as is usual.</summary>
internal static class Nats
{
    public static string Of(float loss, Tokens tokens) => tokens switch
    {
        Tokens.Characters => $"{loss:0.0000}",
        Tokens.Words => $"{loss:0.0000} (perplexity {Perplexity.Text(Math.Exp(loss), "0.0")})",
        _ => throw new ArgumentOutOfRangeException(nameof(tokens), tokens, "There is no such kind of token."),
    };
}
