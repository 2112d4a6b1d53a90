using Makemore.CommandLine.Inspection;
using Makemore.CommandLine.Reports.Layout;
using Spectre.Console;

namespace Makemore.CommandLine.Reports;

/// <summary>Writes the probabilities of the next token as bars.</summary>
internal static class NextTokenReport
{
    /// <summary>The maximum number of tokens with bars.</summary>
    private const int MaxTokens = 30;

    /// <summary>The maximum width. A redirected output has no width of its own.</summary>
    private const int MaxWidth = 80;

    public static void Write(IAnsiConsole screen, INextTokenModel model, string text)
    {
        IReadOnlyList<(string Token, float Probability)> tokens = NextTokens.After(model, text);
        screen.Write(new WrappedText($"the next {Kind(model.Vocabulary.Kind)} after '{text}', and its probability; {model.Vocabulary[Vocabulary.Boundary]} is the end"));
        screen.WriteLine();
        WriteBars(screen, [.. tokens.Take(MaxTokens)]);
        if (tokens.Count > MaxTokens)
            screen.WriteLine($"{Counted.Of(tokens.Count - MaxTokens, "other")}: {Percent(tokens.Skip(MaxTokens).Sum(next => next.Probability))}");
    }

    /// <summary>Writes a line for each token. The bar of the first token, which is the most probable one, takes the room that the widest line leaves.</summary>
    private static void WriteBars(IAnsiConsole screen, IReadOnlyList<(string Token, float Probability)> tokens)
    {
        int room = Math.Min(screen.Profile.Width, MaxWidth);
        int label = Math.Min(tokens.Max(next => ScreenText.Width(Visible(next.Token))), room / 2);
        int longest = Math.Max(0, room - label - $"   {Percent(tokens[0].Probability)}".Length);
        foreach ((string token, float probability) in tokens)
        {
            int length = (int)MathF.Round(longest * probability / tokens[0].Probability);
            screen.Write(ScreenText.PadLeft(ScreenText.Cut(Visible(token), label), label) + "  ");
            screen.Write(new string('█', length), new Style(Color.Blue));
            screen.WriteLine(length > 0 ? $" {Percent(probability)}" : Percent(probability));
        }
    }

    private static string Percent(float probability) => $"{probability:0.0%}";

    private static string Kind(Tokens tokens) => tokens is Tokens.Words ? "word" : "letter";

    private static string Visible(string token) => token == " " ? "␣" : token;
}
