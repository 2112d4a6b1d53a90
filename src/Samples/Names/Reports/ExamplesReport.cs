using Makemore;
using Spectre.Console;

namespace Names.Reports;

/// <summary>Writes the notebook's X and Y: their shapes and one example.</summary>
internal static class ExamplesReport
{
    private const int Shown = 1;

    public static void Write(IAnsiConsole screen, ContextDataset data, Vocabulary vocabulary)
    {
        int[] context = data.Context(Shown).ToArray();
        int target = data.Target(Shown);
        screen.WriteLine($"X  ({data.Count}, {data.ContextLength})   X[{Shown}] = [{string.Join(", ", context)}]   {vocabulary.Decode(context)}");
        screen.WriteLine($"Y  ({data.Count},)     Y[{Shown}] = {target}   {vocabulary[target]}");
        screen.WriteLine($"{data.DistinctContexts:N0} contexts are distinct");
    }
}
