using System.Collections.Immutable;
using CsCheck;
using Makemore.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Makemore.Generators.Tests.Pipeline;

/// <summary>Whatever is declared, the generator does not throw, and what it emits compiles, or there is a fault that says why not.</summary>
public class RandomDeclarationTests
{
    public static PropertyOf<string[]> EmittedCodeCompiles { get; } = new(
        OddDeclarations.File.Array[1, 2],
        files =>
        {
            if (Verdict(files) is { Length: > 0 } fault)
                Assert.Fail(fault);
        },
        SmallerCode.OfFiles);

    [Fact]
    public void WhatIsEmittedCompilesOrAFaultSaysWhyNot() => EmittedCodeCompiles.Holds(seed: "0001NkpJdw51", cases: 100);

    /// <summary>Seed cGoSa4LGjXW1. A model of words is made from a vocabulary, so that the call is the user's error.</summary>
    [Fact]
    public void AConstructorOfAWordModelThatCallsOneOfALetterModel() => EmittedCodeCompiles.HoldsFor(
    [
        """
        [Mlp(VocabularySize = 162, Tokens = Tokens.Words)] partial class @extension {  }
        partial class @extension { @extension() : this(1) { } }
        """,
    ]);

    /// <summary>What is wrong with the generator's work; empty if nothing is.</summary>
    private static string Verdict(string[] files)
    {
        CSharpCompilation project = UserProject.WithTorch([OddDeclarations.Bases, .. files]);
        GeneratorRun run = GeneratorRun.On(project);
        if (run.Result.Exception is { } exception)
            return exception.ToString();

        ImmutableArray<Diagnostic> faults = run.Faults().GetAwaiter().GetResult();
        if (faults.Any(fault => !fault.Id.StartsWith("MLP", StringComparison.Ordinal)))
            return string.Join("\n", faults);

        UserErrors theUsers = UserErrors.Of(project);
        return !faults.IsEmpty || theUsers.HaveConsequences ? "" : string.Join("\n", theUsers.Except(run.CompilerErrors()));
    }
}
