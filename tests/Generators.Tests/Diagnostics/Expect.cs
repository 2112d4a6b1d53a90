using System.Collections.Immutable;
using Makemore.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Makemore.Generators.Tests.Diagnostics;

/// <summary>What is expected of a project's declarations.</summary>
internal static class Expect
{
    /// <summary>The one fault, at every marked span; no other; and no code.</summary>
    public static Task Fault(string id, params string[] markedSources) =>
        Faults(UserProject.Of, markedSources, places => places.Select(_ => id));

    /// <summary>The one fault, in a project that references the Torch backend.</summary>
    public static Task FaultWithTorch(string id, params string[] markedSources) =>
        Faults(UserProject.WithTorch, markedSources, places => places.Select(_ => id));

    /// <summary>These faults, at the marked spans in the order of the source; no others; and no code.</summary>
    public static Task Faults(IEnumerable<string> ids, string markedSource) => Faults(UserProject.Of, [markedSource], _ => ids);

    private static async Task Faults(
        Func<IEnumerable<string>, CSharpCompilation> project, string[] markedSources, Func<IEnumerable<string>, IEnumerable<string>> idsOf)
    {
        MarkedSource[] sources = [.. markedSources.Select(MarkedSource.Parse)];
        string[] places = [.. sources.SelectMany((source, i) => source.Spans.Select(span => $"File{i}.cs {span}"))];
        Assert.NotEmpty(places);

        GeneratorRun run = GeneratorRun.On(project(sources.Select(source => source.Text)));
        ImmutableArray<Diagnostic> faults = await run.Faults();

        Assert.Equal(
            places.Zip(idsOf(places), (place, id) => $"{place} {id}"),
            faults.Select(fault => $"{fault.Location.SourceTree!.FilePath} {fault.Location.SourceSpan} {fault.Id}"));
        Assert.Empty(run.Files);
        Assert.Null(run.Result.Exception);
    }

    /// <summary>No fault, and code that the compiler has nothing to say against.</summary>
    public static Task<GeneratorRun> Model(params string[] sources) => Model(UserProject.Of(sources));

    /// <summary>No fault, and code that the compiler has nothing to say against.</summary>
    public static async Task<GeneratorRun> Model(CSharpCompilation project)
    {
        GeneratorRun run = GeneratorRun.On(project);
        Assert.Empty(await run.Faults());
        Assert.Null(run.Result.Exception);
        Assert.NotEmpty(run.Files);
        Assert.Empty(run.CompilerErrors());
        return run;
    }
}
