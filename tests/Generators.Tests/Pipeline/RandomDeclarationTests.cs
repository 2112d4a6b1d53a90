using System.Collections.Immutable;
using CsCheck;
using Makemore.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Makemore.Generators.Tests.Pipeline;

/// <summary>Whatever is declared, the generator does not throw, and what it emits compiles, or there is a fault that says why not.</summary>
public class RandomDeclarationTests
{
    /// <summary>
    /// Errors of a user's project that do not matter here: a public member lacks documentation (CS1591); and those that
    /// are there only as long as the model is not, where a constructor calls the model's (CS1729, CS1503, CS0516) or a
    /// member implements a part of its interface (CS0540).
    /// </summary>
    private static readonly string[] Harmless = ["CS1591", "CS1729", "CS1503", "CS0516", "CS0540"];

    [Fact]
    public void WhatIsEmittedCompilesOrAFaultSaysWhyNot() =>
        OddDeclarations.File.Array[1, 2].Sample(
            files => Assert.Equal("", Verdict(files)),
            iter: 100,
            threads: 1,
            print: files => string.Join("\n----\n", files));

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

        ImmutableArray<Diagnostic> theUsers = GeneratorRun.ErrorsOf(project);
        if (!faults.IsEmpty || theUsers.Any(error => !Harmless.Contains(error.Id)))
            return "";
        return string.Join("\n", run.CompilerErrors().Select(error => error.ToString()).Except(theUsers.Select(error => error.ToString())));
    }
}
