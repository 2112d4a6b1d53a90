using Makemore.Benchmarks.Racing;
using Makemore.Benchmarks.Reports;
using Makemore.Benchmarks.Rivals;
using Makemore.Generators;
using Makemore.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Makemore.Benchmarks.Rows;

/// <summary>The compiler's own time, as the driver that runs it takes it, where the runtime has long compiled it: as in an editor.</summary>
internal sealed class GeneratorRow : IRow
{
    private const int WarmUps = 30;
    private const int Rounds = 15;

    public string Name => "generator";

    public IEnumerable<Line> Measure(BenchmarkCorpus corpus) => [.. Measure(models: 1), .. Measure(models: 200)];

    private static IEnumerable<Line> Measure(int models)
    {
        var rounds = Enumerable.Range(0, WarmUps + Rounds).Select(_ => Round(models)).Skip(WarmUps).ToArray();
        double unrelated = Statistics.Median(rounds.Select(round => round.Unrelated));
        double idle = Statistics.Median(rounds.Select(round => round.Idle));
        string work = $"generator, {models} {(models == 1 ? "model" : "models")}";
        yield return new Line($"{work}, cold", Quantity.Seconds(Statistics.Median(rounds.Select(round => round.Cold))));
        yield return new Line($"{work}, after an unrelated edit", Quantity.Seconds(unrelated))
        {
            Rival = "a generator that keeps as many files",
            RivalTakes = Quantity.Seconds(idle),
            Ratio = Quantity.Times(idle / unrelated),
            Goal = "under 1 ms",
        };
        yield return new Line($"{work}, after an edit beside one", Quantity.Seconds(Statistics.Median(rounds.Select(round => round.Beside))));
    }

    private static (double Cold, double Unrelated, double Beside, double Idle) Round(int models)
    {
        CSharpCompilation project = UserProject.Of([Unrelated(version: 1), .. Enumerable.Range(0, models).Select(Model)]);
        CSharpCompilation unrelated = Edit(project, Unrelated(version: 1), Unrelated(version: 2));
        CSharpCompilation beside = Edit(project, Model(0), Model(0) + " internal static class Beside;");

        GeneratorDriver ours = Driver(new MlpGenerator()).RunGenerators(project);
        GeneratorDriver idle = Driver(new IdleGenerator(FilesByModel(ours))).RunGenerators(project);
        return (
            Seconds(ours), Seconds(ours.RunGenerators(unrelated)), Seconds(ours.RunGenerators(beside)), Seconds(idle.RunGenerators(unrelated)));
    }

    private static CSharpGeneratorDriver Driver(IIncrementalGenerator generator) =>
        CSharpGeneratorDriver.Create([generator.AsSourceGenerator()], parseOptions: UserProject.ParseOptions);

    private static CSharpCompilation Edit(CSharpCompilation project, string before, string after)
    {
        SyntaxTree file = project.SyntaxTrees.Single(tree => tree.ToString() == before);
        return project.ReplaceSyntaxTree(file, UserProject.Parse(file.FilePath, after));
    }

    private static double Seconds(GeneratorDriver driver) =>
        driver.GetTimingInfo().GeneratorTimes.Single().ElapsedTime.TotalSeconds;

    private static string[][] FilesByModel(GeneratorDriver driver) =>
    [
        .. driver.GetRunResult().Results.Single().GeneratedSources
            .Select(source => source.HintName)
            .GroupBy(name => name.Split('.')[1])
            .Select(model => model.ToArray()),
    ];

    private static string Unrelated(int version) =>
        $"namespace Project; internal static class Unrelated {{ internal const int Version = {version}; }}";

    private static string Model(int number) =>
        $"namespace Project; [Mlp(Hidden = {100 + number})] internal sealed partial class Model{number};";
}
