using System.Collections;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Reflection;
using Makemore.Generators.Model;
using Makemore.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit.Abstractions;

namespace Makemore.Generators.Tests.Pipeline;

/// <summary>What an edit makes the generator do again.</summary>
public class IncrementalityTests(ITestOutputHelper output)
{
    private static readonly string[] Steps = [MlpGenerator.ModelsStep, MlpGenerator.ClashingNamesStep, MlpGenerator.NamedModelsStep, MlpGenerator.AnyTorchStep, MlpGenerator.FactoriesStep];

    private static readonly string[] Project =
    [
        "[Mlp]\npartial class First;\n",
        "[Mlp(Hidden = 50)]\npartial class Second\n{\n    public int Twice(int x) => x + x;\n}\n",
        "class Other;\n",
    ];

    [Theory]
    [InlineData(2, "class Other { int _field; void M() => _field++; }\n")]
    [InlineData(2, "")]
    [InlineData(2, "class Unfinished { void M( \n")]
    [InlineData(0, "// A comment.\n[Mlp]\npartial class First; // Another.\n")]
    [InlineData(0, "using System;\n\n[Mlp /* Small. */]\npartial class First { }\n")]
    [InlineData(0, "[Mlp]\npublic sealed partial class First;\n")]
    [InlineData(1, "[Mlp(Hidden = 50)]\npartial class Second\n{\n    public int Twice(int x) => 2 * x;\n}\n")]
    [InlineData(1, "[Mlp(Hidden = 50)]\npartial class Second\n{\n    public int Thrice(int x) => 3 * x;\n}\n")]
    public void AnEditThatChangesNoModelRegeneratesNothing(int file, string text)
    {
        CSharpCompilation project = UserProject.Of(Project);
        GeneratorRun before = GeneratorRun.On(project);
        GeneratorRun after = before.Again(Edit(project, file, text));

        Assert.All(Steps, step => Assert.NotEmpty(Outputs(after, step)));
        Assert.All(Steps.SelectMany(step => Outputs(after, step)), result => AssertKept(result.Reason));
        Assert.All(SourceOutputs(after), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
        Assert.Equal(before.AllFiles, after.AllFiles);
    }

    [Theory]
    [InlineData("class Other { int _field; void M() => _field++; }\n")]
    [InlineData("class Other { public const int Hidden = 3; }\n")]
    [InlineData("class Unfinished { void M( \n")]
    [InlineData("using Embed = System.Int32;\n[System.Serializable] partial record Another(Embed X, First Y) { Second? Z; }\n")]
    [InlineData("")]
    public void AnUnrelatedEditReadsNoModelAgain(string text)
    {
        CSharpCompilation project = UserProject.Of([.. Project, "[Mlp]\npartial class Third\n{\n    public object Body() { return new Other(); }\n}\n"]);
        GeneratorRun after = GeneratorRun.On(project).Again(Edit(project, 2, text));

        Assert.Equal(3, Outputs(after, MlpGenerator.FilesStep).Length);
        Assert.All(Outputs(after, MlpGenerator.FilesStep), result => AssertKept(result.Reason));
    }

    [Theory]
    [InlineData(1, "[Mlp(Hidden = 50)]\npartial class Second\n{\n    // Edited.\n}\n")]
    [InlineData(2, "partial class Second { int _field; }\n")]
    public void AnEditReadsThoseModelsAgainThatMayDependOnIt(int file, string text)
    {
        CSharpCompilation project = UserProject.Of(Project);
        GeneratorRun after = GeneratorRun.On(project).Again(Edit(project, file, text));

        Assert.Equal([true, false], Outputs(after, MlpGenerator.FilesStep).Select(result => IsKept(result.Reason)));
    }

    [Fact]
    public void ANewFileWithoutModelsRegeneratesNothing()
    {
        CSharpCompilation project = UserProject.Of(Project);
        GeneratorRun after = GeneratorRun.On(project).Again(project.AddSyntaxTrees(UserProject.Parse("New.cs", "class New;")));

        Assert.All(Outputs(after, MlpGenerator.FilesStep), result => AssertKept(result.Reason));
        Assert.All(Steps.SelectMany(step => Outputs(after, step)), result => AssertKept(result.Reason));
        Assert.All(SourceOutputs(after), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    [Theory]
    [InlineData("[Mlp(Hidden = 51)]\npartial class Second;\n")]
    [InlineData("[Mlp(Hidden = 50, Depth = 2)]\npartial class Second;\n")]
    [InlineData("[Mlp(Hidden = 50, Tokens = Tokens.Words, VocabularySize = 27)]\npartial class Second;\n")]
    [InlineData("/// <summary>Documented.</summary>\n[Mlp(Hidden = 50)]\npartial class Second;\n")]
    public void AChangeOfAModelRegeneratesThatModelAlone(string second)
    {
        CSharpCompilation project = UserProject.Of(Project);
        GeneratorRun before = GeneratorRun.On(project);
        GeneratorRun after = before.Again(Edit(project, 1, second));

        foreach (string step in new[] { MlpGenerator.ModelsStep, MlpGenerator.NamedModelsStep })
        {
            Assert.Equal(["First", "Second"], Outputs(after, step).Select(result => ((Model.ModelDeclaration)result.Value).Name));
            AssertKept(Outputs(after, step)[0].Reason);
            Assert.Equal(IncrementalStepRunReason.Modified, Outputs(after, step)[1].Reason);
        }
        AssertKept(Outputs(after, MlpGenerator.ClashingNamesStep).Single().Reason);
        AssertKept(Outputs(after, MlpGenerator.FactoriesStep).Single().Reason);
        Assert.Equal([IncrementalStepRunReason.Cached, IncrementalStepRunReason.Modified], SourceOutputs(after).Distinct());
        Assert.Equal(FilesOf(before, "First"), FilesOf(after, "First"));
        Assert.NotEqual(FilesOf(before, "Second"), FilesOf(after, "Second"));
    }

    [Fact]
    public void AFaultTakesAwayThatModelAlone()
    {
        CSharpCompilation project = UserProject.Of(Project);
        GeneratorRun after = GeneratorRun.On(project).Again(Edit(project, 1, "[Mlp(Hidden = 0)]\npartial class Second;\n"));

        Assert.Equal(
            [("First", true), ("Second", false)],
            Outputs(after, MlpGenerator.ModelsStep).Select(result => (((Model.ModelDeclaration)result.Value).Name, IsKept(result.Reason))));
        Assert.All(after.Files.Keys, file => Assert.StartsWith("First.", file, StringComparison.Ordinal));
    }

    [Fact]
    public void ANewModelLeavesTheOthersAlone()
    {
        CSharpCompilation project = UserProject.Of(Project);
        GeneratorRun after = GeneratorRun.On(project).Again(Edit(project, 2, "[Mlp]\npartial class Third;\n"));

        Assert.Equal(
            [("First", true), ("Second", true), ("Third", false)],
            Outputs(after, MlpGenerator.NamedModelsStep).Select(result => (((Model.ModelDeclaration)result.Value).Name, IsKept(result.Reason))));
        Assert.Equal(
            [IncrementalStepRunReason.Cached, IncrementalStepRunReason.New, IncrementalStepRunReason.Modified], SourceOutputs(after).Distinct());
        Assert.Equal(IncrementalStepRunReason.Modified, Outputs(after, MlpGenerator.FactoriesStep).Single().Reason);
    }

    [Fact]
    public void NothingOfTheCompilersIsReachableFromTheSteps()
    {
        GeneratorRun run = GeneratorRun.On(UserProject.Of(
            [.. Project, "namespace A.B { partial struct Outer { [Mlp(Alphabet = \"xyz\")] partial class Third; } }"]));

        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        foreach (string step in Steps)
            Assert.All(Outputs(run, step), result => AssertOnlyValues(result.Value, step, seen));
        Assert.Contains(seen, value => value is ContainingType);
    }

    [Fact]
    public void TheSameDeclarationIsAnEqualModel()
    {
        object[] first = [.. Outputs(GeneratorRun.On(UserProject.Of(Project)), MlpGenerator.NamedModelsStep).Select(result => result.Value)];
        object[] second = [.. Outputs(GeneratorRun.On(UserProject.Of(Project)), MlpGenerator.NamedModelsStep).Select(result => result.Value)];

        Assert.NotSame(first[0], second[0]);
        Assert.Equal(first, second);
        Assert.Equal(first.Select(model => model.GetHashCode()), second.Select(model => model.GetHashCode()));
    }

    [Fact]
    public void TwoHundredModels()
    {
        const int Count = 200;
        CSharpCompilation project = UserProject.Of(
            [.. Enumerable.Range(1, Count).Select(i => $"namespace Lab{i % 7};\n[Mlp(Hidden = {i})]\npartial class Model{i};\n"), "class Other;"]);

        var watch = Stopwatch.StartNew();
        GeneratorRun cold = GeneratorRun.On(project);
        TimeSpan coldTime = watch.Elapsed;

        CSharpCompilation edited = Edit(project, Count, "class Other { int _field; }");
        watch.Restart();
        GeneratorRun warm = cold.Again(edited);
        TimeSpan warmTime = watch.Elapsed;
        output.WriteLine($"{Count} models: {coldTime.TotalMilliseconds:F0} ms cold, {warmTime.TotalMilliseconds:F0} ms after an unrelated edit.");

        Assert.Equal(Count, Outputs(cold, MlpGenerator.NamedModelsStep).Length);
        Assert.Equal(Count * FilesOf(cold, "Lab1.Model1").Count(), cold.Files.Count);
        Assert.All(Steps.Append(MlpGenerator.FilesStep).SelectMany(step => Outputs(warm, step)), result => AssertKept(result.Reason));
        Assert.All(SourceOutputs(warm), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    private static CSharpCompilation Edit(CSharpCompilation project, int file, string text)
    {
        SyntaxTree old = project.SyntaxTrees.Single(tree => tree.FilePath == $"File{file}.cs");
        return project.ReplaceSyntaxTree(old, UserProject.Parse(old.FilePath, text));
    }

    private static ImmutableArray<(object Value, IncrementalStepRunReason Reason)> Outputs(GeneratorRun run, string step) =>
        [.. run.Result.TrackedSteps[step].SelectMany(each => each.Outputs)];

    private static IEnumerable<IncrementalStepRunReason> SourceOutputs(GeneratorRun run) =>
        run.Result.TrackedOutputSteps.SelectMany(step => step.Value).SelectMany(step => step.Outputs).Select(result => result.Reason);

    private static IEnumerable<KeyValuePair<string, string>> FilesOf(GeneratorRun run, string model) =>
        run.Files.Where(file => file.Key.StartsWith(model + ".", StringComparison.Ordinal));

    private static bool IsKept(IncrementalStepRunReason reason) =>
        reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged;

    private static void AssertKept(IncrementalStepRunReason reason) => Assert.True(IsKept(reason), $"The step's output is {reason}.");

    private static void AssertOnlyValues(object? value, string path, HashSet<object> seen)
    {
        if (value is null or string || value.GetType() is { IsPrimitive: true } or { IsEnum: true } || !seen.Add(value))
            return;
        Assert.False(
            value.GetType().Assembly.GetName().Name!.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal),
            $"{path} is a {value.GetType()}.");
        if (value is Array items)
        {
            foreach (object? item in (IEnumerable)items)
                AssertOnlyValues(item, path + "[]", seen);
            return;
        }
        for (Type? type = value.GetType(); type is not null; type = type.BaseType)
        {
            foreach (FieldInfo field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                AssertOnlyValues(field.GetValue(value), $"{path}.{field.Name}", seen);
        }
    }
}
