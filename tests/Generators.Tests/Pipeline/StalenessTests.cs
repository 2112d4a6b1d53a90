using Makemore.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Makemore.Generators.Tests.Pipeline;

/// <summary>
/// Edits that change a model from afar. Each is undone as well: the generator must follow it both ways, and give what it
/// gives to a project that it has never seen.
/// </summary>
public class StalenessTests
{
    [Theory]
    [InlineData("class Other;", "partial class Model { int E; }", "[Mlp] partial class Model;")]
    [InlineData("class Other;", "/// <summary>Mine.</summary>\npartial class Model;", "[Mlp] partial class Model;")]
    [InlineData("class Other;", "partial class Model : Base;", "[Mlp] partial class Model;", "class Base { public required int X; }")]
    [InlineData("partial class Outer;", "partial class Outer<T>; class Outer;", "partial class Outer { [Mlp] partial class Model; }")]
    [InlineData("partial class Outer;", "class Outer;", "partial class Outer { [Mlp] partial class Model; }")]
    public void APartInAnotherFile(string before, string after, params string[] rest) => AssertFollowed(before, after, rest);

    [Theory]
    [InlineData("class Base;", "class Base { public void Train() { } }", "[Mlp] partial class Model : Base;")]
    [InlineData("class Base;", "class Base(int x) { public int X => x; }", "[Mlp] partial class Model : Base;")]
    [InlineData("class Base;", "[Mlp] partial class Base;", "[Mlp] partial class Model : Base;")]
    [InlineData("class Root;", "class Root { protected int E; }", "[Mlp] partial class Model : Base;", "class Base : Root;")]
    [InlineData("class Other;", "namespace Lab { class Base { public int E; } }", "namespace Lab { [Mlp] partial class Model : Base; }", "class Base;")]
    [InlineData("class Other;", "partial class Base : Root;", "[Mlp] partial class Model : Base;", "partial class Base;", "class Root { public int E; }")]
    [InlineData("global using Base = A;", "global using Base = B;", "[Mlp] partial class Model : Base;", "class A; class B { public int E; }")]
    [InlineData("namespace Makemore.Torch { public class TorchModel; }", "namespace Makemore.Torch { public class Other; }", "[Mlp(Backend = Backend.Torch)] partial class Model;")]
    public void TheBaseClass(string before, string after, params string[] rest) => AssertFollowed(before, after, rest);

    [Theory]
    [InlineData("class Sizes { public const int Hidden = 3; }", "class Sizes { public const int Hidden = 4; }", "[Mlp(Hidden = Sizes.Hidden)] partial class Model;")]
    [InlineData("enum Size { Small = 3, Large }", "enum Size { Small = 4, Large }", "[Mlp(Hidden = (int)Size.Large)] partial class Model;")]
    [InlineData("class A { public const int X = 3; }", "class A { public const int X = 4; }", "[Mlp(Hidden = B.X)] partial class Model;", "class B { public const int X = A.X; }")]
    [InlineData("class A { public const int X = 3; }", "class A { public const int X = 4; }", "[Mlp(Hidden = X)] partial class Model;", "global using static A;")]
    [InlineData("class A { public const int X = 3; }", "class A { public const int X = 4; }", "[Mlp(Hidden = B.X)] partial class Model;", "class B : A;")]
    [InlineData("class A { public const int X = 3; }", "class A { public const int X = 4; }", "class Outer : A; partial class Lab : Outer { [Mlp(Hidden = X)] partial class Model; }")]
    [InlineData("global using A = Three;", "global using A = Four;", "[Mlp(Hidden = A.X)] partial class Model;", "class Three { public const int X = 3; } class Four { public const int X = 4; }")]
    [InlineData("class Other;", "namespace Lab { class A { public const int X = 4; } }", "class A { public const int X = 3; }", "namespace Lab { [Mlp(Hidden = A.X)] partial class Model; }")]
    [InlineData("class Other;", "namespace Lab { enum Activation { Tanh = 1 } }", "namespace Lab { [Mlp(Depth = (int)Activation.Tanh)] partial class Model; }")]
    [InlineData("class Other;", "namespace Lab { enum Tokens { Words } }", "namespace Lab { [Mlp(Tokens = (Makemore.Tokens)Tokens.Words, VocabularySize = 9)] partial class Model; }")]
    [InlineData("class Other;", "namespace Lab.Activation { class Other; }", "namespace Lab { [Mlp(Activation = Activation.Gelu)] partial class Model; }")]
    [InlineData("class A { public const string X = \"abc\"; }", "class A { public const string X = \"abd\"; }", "[Mlp(Alphabet = A.X + \"ef\")] partial class Model;")]
    [InlineData("class A { public const int X = 3; }", "class A { public const int X = 4; }", "[Mlp(Tokens = Tokens.Words, VocabularySize = A.X)] partial class Model;")]
    [InlineData("class A { public const int X = 3; }", "class A { public const int X = 4; }", "[MlpSweep(Embed = [2, 3], Tokens = Tokens.Words, VocabularySize = A.X)] static partial class Sweep;")]
    [InlineData("class A { public const int X = 3; }", "class A { public const int X = 4; }", "[MlpSweep(Hidden = [A.X, 9])] static partial class Sweep;")]
    public void AnArgument(string before, string after, params string[] rest) => AssertFollowed(before, after, rest);

    [Theory]
    [InlineData("class Other;", "namespace Lab { class MlpAttribute : System.Attribute; }", "namespace Lab { [Mlp] partial class Model; }")]
    [InlineData("class Other;", "namespace Lab { class Mlp : System.Attribute; }", "namespace Lab { [Mlp] partial class Model; }")]
    [InlineData("class Other;", "class MlpAttributeAttribute : System.Attribute;", "[MlpAttribute] partial class Model;")]
    [InlineData("global using M = Makemore.MlpAttribute;", "global using M = System.SerializableAttribute;", "[M] partial class Model;")]
    [InlineData("global using NetworkAttribute = Makemore.MlpAttribute;", "class Other;", "[Network] partial class Model;")]
    [InlineData("global using M = Makemore.MlpAttribute;", "global using N = Makemore.MlpAttribute;", "namespace Lab { using L = M; [L] partial class Model; }")]
    [InlineData("class Other;", "class Outer { protected class MlpAttribute : System.Attribute; }", "partial class Lab : Outer { [Mlp] partial class Model; }", "partial class Outer;")]
    public void TheAttribute(string before, string after, params string[] rest) => AssertFollowed(before, after, rest);

    [Theory]
    [InlineData("class Other;", "namespace Model { class Other; }", "[Mlp] partial class Model;")]
    [InlineData("class Other;", "namespace A.B { [Mlp] partial class C; }", "namespace A { partial class B { [Mlp] partial class C; } }")]
    [InlineData("class Other;", "[Mlp] partial class MODEL;", "[Mlp] partial class Model;")]
    public void TheName(string before, string after, params string[] rest) => AssertFollowed(before, after, rest);

    [Fact]
    public void AReference()
    {
        CSharpCompilation project = UserProject.WithTorch("[Mlp(Backend = Backend.Torch)] partial class Model;");
        AssertFollowed(project, project.RemoveReferences(project.References.Last()));
        AssertFollowed(project, project.RemoveReferences(project.References.Single(IsRuntime)));
    }

    /// <summary>Another assembly's internal type is in the way as soon as this one is called as its friend is.</summary>
    [Fact]
    public void TheAssemblysName()
    {
        MetadataReference library = UserProject
            .Of("[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"Friend\")]\nclass Model;")
            .ToMetadataReference();
        CSharpCompilation project = UserProject.Of("[Mlp] partial class Model;").AddReferences(library);
        AssertFollowed(project.WithAssemblyName("Stranger"), project.WithAssemblyName("Friend"));
    }

    [Fact]
    public void TheLanguageVersion()
    {
        string[] files = ["[Mlp] partial class Model { }"];
        AssertFollowed(UserProject.Of(files), UserProject.Of(UserProject.ParseOptions.WithLanguageVersion(LanguageVersion.CSharp11), files));
    }

    [Fact]
    public void AFileThatIsAddedBeforeTheModels()
    {
        CSharpCompilation project = UserProject.Of("[Mlp] partial class Model;");
        SyntaxTree[] trees = [UserProject.Parse("New.cs", "[Mlp] partial class New; partial class Model { int X => 1; }"), .. project.SyntaxTrees];
        AssertFollowed(project, project.RemoveAllSyntaxTrees().AddSyntaxTrees(trees));
    }

    private static bool IsRuntime(MetadataReference reference) =>
        reference.Display is { } path && Path.GetFileName(path) == Path.GetFileName(typeof(MlpAttribute).Assembly.Location);

    private static void AssertFollowed(string before, string after, string[] rest)
    {
        CSharpCompilation project = UserProject.Of([before, .. rest]);
        SyntaxTree file = project.SyntaxTrees.Single(tree => tree.FilePath == "File0.cs");
        AssertFollowed(project, project.ReplaceSyntaxTree(file, UserProject.Parse(file.FilePath, after)));
    }

    private static void AssertFollowed(CSharpCompilation before, CSharpCompilation after)
    {
        GeneratorRun run = GeneratorRun.On(before, trackSteps: false);
        GeneratorRun edited = run.Again(after);
        Assert.NotEqual(run.Files, edited.Files);
        Assert.Equal(GeneratorRun.On(after).AllFiles, edited.AllFiles);
        Assert.Equal(run.AllFiles, edited.Again(before).AllFiles);
    }
}
