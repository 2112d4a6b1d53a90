using Makemore.CommandLine.Options;
using Makemore.CommandLine.Sweeping;
using Makemore.CommandLine.Training;
using Spectre.Console;

namespace Makemore.CommandLine.Reports;

/// <summary>Writes where a saved model comes from.</summary>
internal static class ProvenanceReport
{
    public static void Write(IAnsiConsole screen, Provenance origin)
    {
        screen.WriteLine($"declared    {origin.Declaration}");
        screen.WriteLine($"data        {origin.Data}, split {Choice<CorpusSplit>.WordFor(origin.Split)}");
        screen.WriteLine($"            SHA-256 {origin.Fingerprint}");
        screen.WriteLine($"recipe      {Settings.InWords(origin.Recipe)}, seed {origin.Seed}");
        screen.WriteLine($"trained     {origin.Steps:N0} steps, by {origin.Program}");
        if (string.Join(", ", Losses(origin)) is { Length: > 0 } losses)
            screen.WriteLine($"losses      {losses}");
    }

    private static IEnumerable<string> Losses(Provenance origin) =>
        from loss in (IEnumerable<(string Part, float? Nats)>)[("train", origin.TrainLoss), ("dev", origin.DevLoss), ("test", origin.TestLoss)]
        where loss.Nats is not null
        select $"{loss.Part} {loss.Nats:0.0000}";
}
