using Makemore.CommandLine.Mixing;
using Makemore.CommandLine.Reports.Layout;
using Makemore.Engine;
using Spectre.Console;

namespace Makemore.CommandLine.Reports;

/// <summary>Writes what is in the file of an n-gram model or a cache, without loading the model.</summary>
internal static class CountsReport
{
    public static void Write(IAnsiConsole screen, CheckpointInfo file)
    {
        string kind = MixtureComponent.KindOf(file);
        var facts = new DefinitionList();
        if (NgramCheckpoint.Is(file))
        {
            facts.Add("context", $"{NgramCheckpoint.OrderOf(file) - 1} tokens");
            facts.Add("n-grams", $"{NgramCheckpoint.CountOf(file):N0}");
        }
        facts.Add("vocabulary", $"{SavedVocabulary.Of(file).Count:N0} tokens");
        screen.WriteLine(kind);
        screen.Write(facts);
    }
}
