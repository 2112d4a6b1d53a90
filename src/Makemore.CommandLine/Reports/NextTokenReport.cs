using System.Globalization;
using Makemore.CommandLine.Inspection;
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
        screen.WriteLine($"the next {Kind(model.Vocabulary.Kind)} after '{text}', and its probability; {model.Vocabulary[Vocabulary.Boundary]} is the end");
        screen.WriteLine();
        var chart = new BarChart { Width = Math.Min(screen.Profile.Width, MaxWidth) };
        chart.UseValueFormatter(static (share, culture) => share.ToString("0.0%", culture));
        chart.Culture = CultureInfo.InvariantCulture;
        foreach ((string token, float probability) in tokens.Take(MaxTokens))
            chart.AddItem(Markup.Escape(Visible(token)), probability, Color.Blue);
        screen.Write(chart);
        if (tokens.Count > MaxTokens)
            screen.WriteLine($"{tokens.Count - MaxTokens:N0} others: {tokens.Skip(MaxTokens).Sum(next => next.Probability):0.0%}");
    }

    private static string Kind(Tokens tokens) => tokens is Tokens.Words ? "word" : "letter";

    private static string Visible(string token) => token == " " ? "␣" : token;
}
