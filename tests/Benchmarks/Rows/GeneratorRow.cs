using System.Text;
using Makemore.Benchmarks.Racing;
using Makemore.Benchmarks.Reports;
using Makemore.Benchmarks.Rivals;
using Makemore.Generators;
using Makemore.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Makemore.Benchmarks.Rows;

/// <summary>
/// The time of the generator, as the compiler's driver measures it. It is measured for a new project, and after an
/// edit, as in an editor.
/// </summary>
internal sealed class GeneratorRow : IRow
{
    private const int ColdWarmUps = 5;
    private const int ColdRounds = 15;

    /// <summary>
    /// The number of edits before the measurement. After so many edits, the runtime has optimized the driver. In an
    /// editor, the driver is already optimized.
    /// </summary>
    private const int EditWarmUps = 400;
    private const int EditRounds = 100;

    public string Name => "generator";

    public IEnumerable<Line> Measure(BenchmarkCorpus corpus) => [Output(), .. Measure(models: 1), .. Measure(models: 200)];

    /// <summary>The size of the generated code of a model, which a compilation has to read.</summary>
    private static Line Output()
    {
        var sources = Driver(new MlpGenerator()).RunGenerators(Project(models: 1)).GetRunResult().Results.Single().GeneratedSources;
        return new Line(
            "generator, the code of a model",
            $"{Quantity.Bytes(sources.Sum(source => Encoding.UTF8.GetByteCount(source.SourceText.ToString())))}, {sources.Sum(source => source.SourceText.Lines.Count)} lines, {sources.Length} files");
    }

    private static IEnumerable<Line> Measure(int models)
    {
        string work = $"generator, {models} {(models == 1 ? "model" : "models")}";
        var cold = Enumerable.Range(0, ColdWarmUps + ColdRounds).Select(_ => Seconds(Driver(new MlpGenerator()).RunGenerators(Project(models))));
        yield return new Line($"{work}, cold", Quantity.Seconds(Statistics.Median(cold.Skip(ColdWarmUps))));

        (double Unrelated, double Idle, double Beside)[] edits = [.. Edits(models).Skip(EditWarmUps)];
        yield return new Line($"{work}, after an unrelated edit", Quantity.Seconds(Statistics.Median(edits.Select(edit => edit.Unrelated))))
        {
            Rival = "a generator that keeps as many files",
            RivalTakes = Quantity.Seconds(Statistics.Median(edits.Select(edit => edit.Idle))),
            Ratio = Quantity.Times(Statistics.Median(edits.Select(edit => edit.Idle / edit.Unrelated))),
            Goal = "under 1 ms",
        };
        yield return new Line($"{work}, after an edit beside one", Quantity.Seconds(Statistics.Median(edits.Select(edit => edit.Beside))));
    }

    private static IEnumerable<(double Unrelated, double Idle, double Beside)> Edits(int models)
    {
        CSharpCompilation project = Project(models);
        GeneratorDriver ours = Driver(new MlpGenerator()).RunGenerators(project);
        GeneratorDriver idle = Driver(new IdleGenerator(FilesByModel(ours))).RunGenerators(project);
        for (int version = 2; version < 2 + EditWarmUps + EditRounds; version++)
        {
            CSharpCompilation unrelated = Edit(project, Unrelated(version: 1), Unrelated(version));
            CSharpCompilation beside = Edit(project, Model(0), $"{Model(0)} {Beside(version)}");
            yield return (
                Seconds(ours.RunGenerators(unrelated)), Seconds(idle.RunGenerators(unrelated)), Seconds(ours.RunGenerators(beside)));
        }
    }

    private static CSharpCompilation Project(int models) =>
        UserProject.Of([Unrelated(version: 1), .. Enumerable.Range(0, models).Select(Model)]);

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
        $"namespace Project {{ internal static class Unrelated {{ internal const int Version = {version}; }} }}";

    private static string Beside(int version) =>
        $"namespace Project {{ internal static class Beside {{ internal const int Version = {version}; }} }}";

    private static string Model(int number) =>
        $"namespace Project {{ [Mlp(Hidden = {100 + number})] internal sealed partial class Model{number}; }}";
}
