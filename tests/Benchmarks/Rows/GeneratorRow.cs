using Makemore.Benchmarks.Racing;
using Makemore.Benchmarks.Reports;
using Makemore.Generators;
using Makemore.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Makemore.Benchmarks.Rows;

/// <summary>The compiler's own time, as the driver that runs it takes it.</summary>
internal sealed class GeneratorRow : IRow
{
    private const int WarmUps = 5;
    private const int Rounds = 15;

    public string Name => "generator";

    public IEnumerable<Line> Measure(BenchmarkCorpus corpus) => [.. Measure(models: 1), .. Measure(models: 200)];

    private static IEnumerable<Line> Measure(int models)
    {
        var rounds = Enumerable.Range(0, WarmUps + Rounds).Select(_ => Round(models)).Skip(WarmUps).ToArray();
        string noun = models == 1 ? "model" : "models";
        yield return new Line($"generator, {models} {noun}, cold", Quantity.Seconds(Statistics.Median(rounds.Select(round => round.Cold))));
        yield return new Line($"generator, {models} {noun}, after an unrelated edit", Quantity.Seconds(Statistics.Median(rounds.Select(round => round.Edit))))
        {
            Goal = "under 1 ms",
        };
    }

    private static (double Cold, double Edit) Round(int models)
    {
        CSharpCompilation project = UserProject.Of([Unrelated(version: 1), .. Enumerable.Range(0, models).Select(Model)]);
        GeneratorDriver cold = CSharpGeneratorDriver
            .Create([new MlpGenerator().AsSourceGenerator()], parseOptions: UserProject.ParseOptions)
            .RunGenerators(project);

        SyntaxTree unrelated = project.SyntaxTrees.Single(tree => tree.ToString() == Unrelated(version: 1));
        Compilation edited = project.ReplaceSyntaxTree(unrelated, UserProject.Parse(unrelated.FilePath, Unrelated(version: 2)));
        return (Seconds(cold), Seconds(cold.RunGenerators(edited)));
    }

    private static double Seconds(GeneratorDriver driver) =>
        driver.GetTimingInfo().GeneratorTimes.Single().ElapsedTime.TotalSeconds;

    private static string Unrelated(int version) =>
        $"namespace Project; internal static class Unrelated {{ internal const int Version = {version}; }}";

    private static string Model(int number) =>
        $"namespace Project; [Mlp(Hidden = {100 + number})] internal sealed partial class Model{number};";
}
