using Makemore.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Makemore.Torch.Tests;

/// <summary>
/// The file that lets an assembly's code use TorchSharp before its first model; that it does, <see cref="FreshlyBuilt"/>
/// relies on.
/// </summary>
public class ResolverTests
{
    private const string File = "LibTorch.g.cs";

    private const string TorchModels = "[Mlp(Backend = Backend.Torch)] partial class First; [Mlp(Backend = Backend.Torch)] partial class Second;";

    [Fact]
    public void AllTorchModelsOfAnAssemblyHaveOne()
    {
        GeneratorRun run = GeneratorRun.On(Project(TorchModels));
        Assert.Contains("LibTorch.RegisterResolver()", run.Files[File], StringComparison.Ordinal);
        Assert.Empty(run.CompilerErrors());
    }

    [Fact]
    public void SimdModelsHaveNone() =>
        Assert.DoesNotContain(File, GeneratorRun.On(Project("[Mlp] partial class Model;")).Files.Keys);

    [Fact]
    public void ItClashesWithNoTypeOfTheUsers()
    {
        GeneratorRun run = GeneratorRun.On(Project(
            TorchModels,
            "static class LibTorchResolver; namespace Library { [Mlp] partial class LibTorch; } [Mlp] partial class LibTorch;"));
        Assert.Contains(File, run.Files.Keys);
        Assert.Empty(run.CompilerErrors());
    }

    [Fact]
    public void AnEditOfAModelDoesNotWriteItAgain()
    {
        CSharpCompilation project = Project(TorchModels, "[Mlp] partial class Third;");
        GeneratorRun before = GeneratorRun.On(project);
        GeneratorRun after = before.Again(project.ReplaceSyntaxTree(
            project.SyntaxTrees[1], UserProject.Parse("File0.cs", TorchModels.Replace("Mlp(", "Mlp(Hidden = 7, ", StringComparison.Ordinal))));

        Assert.NotEqual(before.Files["First.Parameters.g.cs"], after.Files["First.Parameters.g.cs"]);
        Assert.Equal(
            IncrementalStepRunReason.Cached,
            Assert.Single(Assert.Single(after.Result.TrackedSteps["AnyTorch"]).Outputs).Reason);
    }

    private static CSharpCompilation Project(params IEnumerable<string> sources) =>
        UserProject.Of(sources).AddReferences(TorchReferences.All);
}
