using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Makemore.Generators.Incrementality;
using Makemore.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Makemore.Generators.Tests.Pipeline;

/// <summary>The files with declarations, and what is read out of them.</summary>
public class ModelFileTests
{
    /// <summary>An editor makes a compilation with every key that is pressed, and keeps the file.</summary>
    [Fact]
    public void TheCompilationIsLetGo()
    {
        (GeneratorRun run, WeakReference before) = AfterAnEdit();
        // A collection may come too early: a thread that has worked on the compilation can still hold it.
        for (int i = 0; i < 10 && before.IsAlive; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
        Assert.False(before.IsAlive);
        Assert.Contains("Model.Network.g.cs", run.Files.Keys);
    }

    [Fact]
    public void FilesWithoutTheAttributeAreLeftOut()
    {
        CSharpCompilation project = UserProject.Of(
            "[System.Serializable] class Mlp;", "class Model { [System.Obsolete] void MlpSweep() { } }", "[assembly: System.CLSCompliant(false)]");
        Assert.Empty(FilesOf(project));
    }

    [Theory]
    [InlineData("[Mlp] partial class Model;", "[System.Serializable] partial class Model;\n[Mlp] partial class Other;")]
    [InlineData("[Mlp] partial class Model;\n[System.Serializable] partial class Model;\n[Mlp] partial class Other;")]
    public void APartWithAnotherAttributeIsNoSecondModel(params string[] sources)
    {
        CSharpCompilation project = UserProject.Of(sources);
        Assert.Equal(["Model", "Other"], FilesOf(project).SelectMany(file => file.Models).Select(model => model.Name));
    }

    /// <summary>The driver keeps the source files, and reads them again after the next edit.</summary>
    [Fact]
    public void ACanceledRunStopsAndLeavesTheSourceFilesAsTheyWere()
    {
        CSharpCompilation project = UserProject.Of("[Mlp(Hidden = Sizes.Hidden)] partial class Model;", "class Sizes { public const int Hidden = 7; }");
        ImmutableArray<SourceFile> sources = SourcesOf(project);
        Assert.Throws<OperationCanceledException>(() => new ModelProject(sources, project, new CancellationToken(canceled: true)));
        Assert.Equal(7, new ModelProject(sources, project, CancellationToken.None).Files.Single().Models.Single().Hidden);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (GeneratorRun Run, WeakReference Before) AfterAnEdit()
    {
        CSharpCompilation project = UserProject.Of("[Mlp] partial class Model; [MlpSweep(Hidden = [1, 2])] static partial class Sweep;", "class Other;");
        SyntaxTree other = project.SyntaxTrees.Last();
        CSharpCompilation edited = project.ReplaceSyntaxTree(other, UserProject.Parse(other.FilePath, "class Edited;"));
        return (GeneratorRun.On(project, trackSteps: false).Again(edited), new WeakReference(project));
    }

    private static ImmutableArray<ModelFile> FilesOf(CSharpCompilation project) =>
        new ModelProject(SourcesOf(project), project, CancellationToken.None).Files;

    private static ImmutableArray<SourceFile> SourcesOf(CSharpCompilation project) =>
        [.. project.SyntaxTrees.Select(tree => new SourceFile(tree, CancellationToken.None))];
}
