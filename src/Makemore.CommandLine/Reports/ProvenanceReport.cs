using Makemore.CommandLine.Reports.Layout;
using Makemore.CommandLine.Sweeping;
using Makemore.CommandLine.Training;
using Spectre.Console;

namespace Makemore.CommandLine.Reports;

/// <summary>Writes where a saved model comes from.</summary>
internal static class ProvenanceReport
{
    public static void Write(IAnsiConsole screen, Provenance origin)
    {
        var facts = new DefinitionList();
        if (origin.Run is { Declaration: var declaration })
            facts.Add("declared", ScreenText.JoinedBetweenCommas(FileText.Line(declaration)));
        facts.Add("data", $"{FileText.Line(origin.Data)}, split {origin.Protocol.Name}");
        facts.Add("SHA-256", FileText.Line(origin.Fingerprint));
        if (origin.Added is { } added)
        {
            facts.Add("added", $"{FileText.Line(added.Data)}, beside {added.TrainCopies} × the train part");
            facts.Add("SHA-256", FileText.Line(added.Fingerprint));
        }
        if (origin.Run is { } run)
        {
            facts.Add("recipe", ScreenText.JoinedBetweenCommas($"{FileText.Line(Settings.InWords(run.Recipe))}, seed {run.Seed}"));
            facts.Add("trained", Counted.Of(run.Steps, "step"));
        }
        facts.Add("program", FileText.Line(origin.Program));
        if (string.Join(", ", Losses(origin)) is { Length: > 0 } losses)
            facts.Add("losses", losses);
        screen.Write(facts);
    }

    private static IEnumerable<string> Losses(Provenance origin) =>
        from loss in (IEnumerable<(string Part, float? Nats)>)[("train", origin.TrainLoss), ("dev", origin.DevLoss), ("test", origin.TestLoss)]
        where loss.Nats is not null
        select $"{loss.Part} {loss.Nats:0.0000}";
}
