using CsCheck;
using Makemore.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Makemore.Generators.Tests.Pipeline;

/// <summary>Whatever is edited, the generator gives what it gives to a project that it has never seen.</summary>
public class RandomEditTests
{
    /// <summary>Declarations that get in each other's way, since there are few names.</summary>
    private static readonly Gen<string> Declaration = Gen.Frequency(
        (3, Gen.OneOf(
            "[Mlp] partial class Model;", "[Mlp(Hidden = A.X)] partial class Model : B;", "[Mlp(Hidden = B.X, Depth = (int)E.Z)] partial class A;",
            "[Mlp(Activation = Activation.Relu)] partial class B : A;", "[A] partial class Model;", "[B(Hidden = X)] partial class A;",
            "partial class A { [Mlp(Hidden = X)] partial class Model; }", "partial class B { [Mlp(Depth = (int)E.Z)] partial class E : A; }",
            "using L = A; [L(Hidden = E.X)] partial class Model;", "[Mlp(Backend = Backend.Torch)] partial class Model;", "[Mlp(Tokens = Tokens.Words, VocabularySize = A.X)] partial class B;",
            "[MlpSweep(Hidden = [A.X, 2])] static partial class Model;", "[A(Hidden = [2, 3])] static partial class B;")),
        (5, Gen.OneOf(
            "partial class A;", "partial class A : B;", "partial class B;", "partial class B : A;", "partial class Model : A;", "partial class Model : B;",
            "partial class A { public const int X = 3; }", "partial class A { public const int X = B.X + 1; }", "partial class B { public const int X = 5; }",
            "partial class B { public const int X = (int)E.Z; }", "partial class Model { public int E; }", "partial class A { public void Train() { } }",
            "/// <summary>Mine.</summary>\npartial class Model;", "abstract partial class Model;", "class Model;", "partial class A<T>;",
            "partial class B { class E { public const int X = 7, Z = 2; } }", "enum E { Y, Z }", "enum E { Z, Y }", "class E;", "enum Activation { Tanh, Relu = 2 }",
            "class Mlp : System.Attribute { public int Hidden; }", "class MlpAttribute : System.Attribute { public int Hidden; }", "class AAttribute : System.Attribute { public int Hidden; }",
            "namespace Model { class C; }", "namespace A.B { class C; }", "namespace Activation { class C; }", "enum Tokens { Words, Characters }", "namespace Makemore.Torch { class TorchModel; }")));

    private static readonly Gen<string> Head = Gen.Frequency(
        (6, Gen.Const("")),
        (3, Gen.OneOf(
            "global using A = Makemore.MlpAttribute;", "global using B = Makemore.MlpAttribute;", "global using static A;", "global using static B;",
            "global using Lab;", "global using E = A;", "using static E;", "using Lab.A;", "using A = B;")));

    private static readonly Gen<string> File =
        from head in Head
        from declarations in Declaration.Array[1, 2]
        from @namespace in Gen.OneOf("", "", "", "Lab", "Lab.A")
        let text = string.Join("\n", declarations)
        select @namespace.Length > 0 ? $"{head}\nnamespace {@namespace} {{ {text} }}" : $"{head}\n{text}";

    private static readonly Gen<(int Place, string Text)> Edit = Gen.Select(Gen.Int[0, 3], Gen.OneOf(File, OddDeclarations.File));

    public static PropertyOf<(string[] Files, (int Place, string Text)[] Edits)> NothingIsStale { get; } = new(
        Gen.Select(File.Array[4], Edit.Array[1, 6]), Check, Smaller);

    [Fact]
    public void WhateverIsEditedNothingIsStale() => NothingIsStale.Holds(seed: "0002NkpJdw51", cases: 300);

    private static void Check((string[] Files, (int Place, string Text)[] Edits) project)
    {
        CSharpCompilation compilation = UserProject.Of(project.Files);
        GeneratorRun run = GeneratorRun.On(compilation, trackSteps: false);
        foreach ((int place, string text) in project.Edits)
        {
            SyntaxTree old = compilation.SyntaxTrees.Single(tree => tree.FilePath == $"File{place}.cs");
            compilation = compilation.ReplaceSyntaxTree(old, UserProject.Parse(old.FilePath, text));
            run = run.Again(compilation);
            Assert.Null(run.Result.Exception);
            Assert.Equal(GeneratorRun.On(compilation).AllFiles, run.AllFiles);
        }
    }

    /// <summary>An edit less, or one of the files or of the edits smaller. A file stays in its place, for the edits to find it.</summary>
    private static IEnumerable<(string[] Files, (int Place, string Text)[] Edits)> Smaller((string[] Files, (int Place, string Text)[] Edits) project)
    {
        (string[] files, (int Place, string Text)[] edits) = project;
        for (int i = 0; i < edits.Length; i++)
            yield return (files, [.. edits[..i], .. edits[(i + 1)..]]);
        for (int i = 0; i < files.Length; i++)
        {
            foreach (string text in SmallerCode.Of(files[i]))
                yield return ([.. files[..i], text, .. files[(i + 1)..]], edits);
        }
        for (int i = 0; i < edits.Length; i++)
        {
            foreach (string text in SmallerCode.Of(edits[i].Text))
                yield return (files, [.. edits[..i], (edits[i].Place, text), .. edits[(i + 1)..]]);
        }
    }
}
