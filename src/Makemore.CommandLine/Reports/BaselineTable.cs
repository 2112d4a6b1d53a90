using Spectre.Console;

namespace Makemore.CommandLine.Reports;

/// <summary>Writes the held-out losses and perplexities of several models.</summary>
internal static class BaselineTable
{
    public static void Write(IAnsiConsole screen, params IEnumerable<(string Name, INextTokenModel Model, CorpusPart Dev, CorpusPart Test)> rows)
    {
        WriteRow(screen, "", "dev nats", "perplexity", "test nats", "perplexity");
        foreach ((string name, INextTokenModel model, CorpusPart dev, CorpusPart test) in rows)
        {
            float devNats = model.Loss(dev.Examples), testNats = model.Loss(test.Examples);
            WriteRow(screen, name, $"{devNats:0.0000}", $"{MathF.Exp(devNats):0.00}", $"{testNats:0.0000}", $"{MathF.Exp(testNats):0.00}");
        }
    }

    private static void WriteRow(IAnsiConsole screen, string name, string devNats, string devPerplexity, string testNats, string testPerplexity) =>
        screen.WriteLine($"{name,-28} {devNats,9} {devPerplexity,11} {testNats,10} {testPerplexity,11}");
}
