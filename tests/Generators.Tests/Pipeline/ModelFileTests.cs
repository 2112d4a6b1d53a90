using System.Collections.Immutable;
using Makemore.Generators.Model;
using Makemore.Generators.Sources;
using Makemore.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Makemore.Generators.Tests.Pipeline;

/// <summary>The files with declarations, and what is read out of them.</summary>
public class ModelFileTests
{
    [Fact]
    public void TheCompilerIsAskedOnce()
    {
        CSharpCompilation project = UserProject.Of("[Mlp] partial class Model; [MlpSweep(Hidden = [1, 2])] static partial class Sweep;");
        ModelFile file = Assert.Single(FilesOf(project));
        IReadOnlyList<Model.ModelSpec> models = file.Models(project, CancellationToken.None);
        IReadOnlyList<SweepSpec> sweeps = file.Sweeps(project, CancellationToken.None);
        Assert.Equal("Model", Assert.Single(models).Name);
        Assert.Equal("Sweep", Assert.Single(sweeps).Name);

        Compilation none = project.RemoveAllSyntaxTrees();
        Assert.Same(models, file.Models(none, CancellationToken.None));
        Assert.Same(sweeps, file.Sweeps(none, CancellationToken.None));
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
        Assert.Equal(["Model", "Other"], FilesOf(project).SelectMany(file => file.Models(project, CancellationToken.None)).Select(model => model.Name));
    }

    private static IEnumerable<ModelFile> FilesOf(CSharpCompilation project)
    {
        ImmutableArray<SourceFile> files = [.. project.SyntaxTrees.Select(tree => new SourceFile(tree, CancellationToken.None))];
        return ModelFile.In(files, Surroundings.Of(project, files));
    }
}
