using Makemore.Generators.Model;
using Makemore.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Makemore.Generators.Tests.Pipeline;

/// <summary>What an edit makes the generator do again where there is a sweep.</summary>
public class SweepIncrementalityTests
{
    private static readonly string[] Steps =
    [
        MlpGenerator.ModelsStep, MlpGenerator.NamedModelsStep, MlpGenerator.ClashingNamesStep, MlpGenerator.AnyTorchStep,
        MlpGenerator.SweepsStep, MlpGenerator.NamedSweepsStep, MlpGenerator.SweptModelsStep, MlpGenerator.NamedSweptModelsStep,
        MlpGenerator.FactoriesStep,
    ];

    private static readonly string[] Project =
    [
        "[MlpSweep(Hidden = [50, 60])]\nstatic partial class Sweep { static int Twice(int x) => x + x; }\n",
        "[Mlp]\npartial class Model;\n",
        "class Other;\n",
    ];

    [Theory]
    [InlineData(2, "class Other { int _field; void M() => _field++; }\n")]
    [InlineData(0, "// A comment.\n[MlpSweep(Hidden = [50, /* and */ 60])]\nstatic partial class Sweep;\n")]
    [InlineData(0, "[MlpSweep(Hidden = [50, 60])]\nstatic partial class Sweep { static int Thrice(int x) => 3 * x; }\n")]
    [InlineData(1, "[Mlp]\nsealed partial class Model;\n")]
    public void AnEditThatChangesNoModelRegeneratesNothing(int file, string text)
    {
        (GeneratorRun before, GeneratorRun after) = Edit(file, text);

        Assert.All(Steps, step => Assert.NotEmpty(Reasons(after, step)));
        Assert.All(Steps.SelectMany(step => Reasons(after, step)), AssertKept);
        Assert.All(SourceOutputs(after), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
        Assert.Equal(before.AllFiles, after.AllFiles);
    }

    [Fact]
    public void AValueMoreAddsItsModelAndAltersTheList()
    {
        (GeneratorRun before, GeneratorRun after) = Edit(0, "[MlpSweep(Hidden = [50, 60, 70])]\nstatic partial class Sweep;\n");

        Assert.Equal(
            [("Hidden50", true), ("Hidden60", true), ("Hidden70", false)],
            after.Result.TrackedSteps[MlpGenerator.NamedSweptModelsStep].SelectMany(step => step.Outputs)
                .Select(output => (((Model.ModelDeclaration)output.Value).Name, IsKept(output.Reason))));
        Assert.All(Reasons(after, MlpGenerator.NamedModelsStep), AssertKept);
        Assert.All(Reasons(after, MlpGenerator.FactoriesStep), AssertKept);
        Assert.Equal(
            ["Sweep.Hidden70.Network.g.cs", "Sweep.Hidden70.Parameters.g.cs", "Sweep.Hidden70.Training.g.cs", "Sweep.Models.g.cs"],
            after.Files.Except(before.Files).Select(file => file.Key).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void AModelsChangeLeavesTheSweepAlone()
    {
        (_, GeneratorRun after) = Edit(1, "[Mlp(Hidden = 7)]\npartial class Model;\n");

        Assert.All(Steps.Skip(4).SelectMany(step => Reasons(after, step)), AssertKept);
        Assert.Equal([IncrementalStepRunReason.Modified], Reasons(after, MlpGenerator.NamedModelsStep));
    }

    [Fact]
    public void AFaultTakesAwayTheWholeSweepAndNothingElse()
    {
        (_, GeneratorRun after) = Edit(0, "[MlpSweep(Hidden = [50, 0])]\nstatic partial class Sweep;\n");
        Assert.NotEmpty(after.Files);
        Assert.All(after.Files.Keys, file => Assert.StartsWith("Model.", file, StringComparison.Ordinal));
    }

    [Fact]
    public void TheSameDeclarationIsAnEqualSweep()
    {
        SweepDeclaration first = Sweep(GeneratorRun.On(UserProject.Of(Project)));
        SweepDeclaration second = Sweep(GeneratorRun.On(UserProject.Of(Project)));

        Assert.NotSame(first, second);
        Assert.Equal(first, second);
        Assert.Equal(first.GetHashCode(), second.GetHashCode());
    }

    private static (GeneratorRun Before, GeneratorRun After) Edit(int file, string text)
    {
        CSharpCompilation project = UserProject.Of(Project);
        SyntaxTree old = project.SyntaxTrees.Single(tree => tree.FilePath == $"File{file}.cs");
        GeneratorRun before = GeneratorRun.On(project);
        return (before, before.Again(project.ReplaceSyntaxTree(old, UserProject.Parse(old.FilePath, text))));
    }

    private static SweepDeclaration Sweep(GeneratorRun run) =>
        (SweepDeclaration)run.Result.TrackedSteps[MlpGenerator.NamedSweepsStep].SelectMany(step => step.Outputs).Single().Value;

    private static IEnumerable<IncrementalStepRunReason> Reasons(GeneratorRun run, string step) =>
        run.Result.TrackedSteps[step].SelectMany(each => each.Outputs).Select(output => output.Reason);

    private static IEnumerable<IncrementalStepRunReason> SourceOutputs(GeneratorRun run) =>
        run.Result.TrackedOutputSteps.SelectMany(step => step.Value).SelectMany(step => step.Outputs).Select(result => result.Reason);

    private static bool IsKept(IncrementalStepRunReason reason) =>
        reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged;

    private static void AssertKept(IncrementalStepRunReason reason) => Assert.True(IsKept(reason), $"The step's output is {reason}.");
}
