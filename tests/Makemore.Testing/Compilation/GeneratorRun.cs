using System.Collections.Immutable;
using Makemore.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Makemore.Testing;

/// <summary>A run of the generator on a project. It can be run again on a changed project.</summary>
public sealed class GeneratorRun
{
    /// <summary>The name of the file that lists the models of a project.</summary>
    public const string ModelList = "MakemoreModels.g.cs";

    private GeneratorRun(GeneratorDriver driver, Compilation compilation)
    {
        Driver = driver.RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out _);
        Compilation = output;
        Result = Driver.GetRunResult().Results.Single();
    }

    /// <summary>The generator driver after the run. Verify reads the emitted files from it.</summary>
    public GeneratorDriver Driver { get; }

    /// <summary>The project with the emitted files.</summary>
    public Compilation Compilation { get; }

    /// <summary>The result of the run: sources, tracked steps and an exception, if there was one.</summary>
    public GeneratorRunResult Result { get; }

    /// <summary>The text of the emitted files of the models and sweeps, by hint name.</summary>
    public IReadOnlyDictionary<string, string> Files =>
        AllFiles.Where(file => !IsInEveryProject(file.Key)).ToDictionary(file => file.Key, file => file.Value);

    /// <summary>The text of all emitted files, by hint name.</summary>
    public IReadOnlyDictionary<string, string> AllFiles =>
        Result.GeneratedSources.ToDictionary(source => source.HintName, source => source.SourceText.ToString());

    /// <summary>Runs the generator on a project for the first time.</summary>
    /// <param name="compilation">The project.</param>
    /// <param name="trackSteps">
    /// Whether <see cref="Result"/> has the steps. The compiler does not track steps, and with tracking Roslyn 5.0 loses results
    /// after several edits: a step that combines two others keeps the index of a removed input.
    /// </param>
    public static GeneratorRun On(CSharpCompilation compilation, bool trackSteps = true)
    {
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new MlpGenerator().AsSourceGenerator()],
            parseOptions: (CSharpParseOptions)compilation.SyntaxTrees.First().Options,
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackSteps));
        return new GeneratorRun(driver, compilation);
    }

    /// <summary>Whether a file is emitted into every project, with or without models: the list of the models, and the attribute of the list.</summary>
    public static bool IsInEveryProject(string hintName) => hintName is ModelList or "Microsoft.CodeAnalysis.EmbeddedAttribute.cs";

    /// <summary>Runs the generator again, as the editor does after a change.</summary>
    public GeneratorRun Again(Compilation changed)
    {
        ArgumentNullException.ThrowIfNull(changed);
        ParseOptions before = Compilation.SyntaxTrees.First().Options;
        ParseOptions after = changed.SyntaxTrees.First().Options;
        return new GeneratorRun(after.Equals(before) ? Driver : Driver.WithUpdatedParseOptions(after), changed);
    }

    /// <summary>The errors of the compiler in the project and the emitted files. Warnings count as errors.</summary>
    public ImmutableArray<Diagnostic> CompilerErrors() => ErrorsOf(Compilation);

    /// <summary>The errors of the compiler in a project. Warnings count as errors.</summary>
    public static ImmutableArray<Diagnostic> ErrorsOf(Compilation compilation) =>
        [.. compilation.GetDiagnostics().Where(diagnostic => diagnostic is { Severity: DiagnosticSeverity.Error, IsSuppressed: false })];

    /// <summary>The diagnostics of the analyzer, in source order.</summary>
    public Task<ImmutableArray<Diagnostic>> Faults() => FaultsOf(Compilation);

    /// <summary>The diagnostics of the analyzer in a project, in source order.</summary>
    public static async Task<ImmutableArray<Diagnostic>> FaultsOf(Compilation compilation)
    {
        ArgumentNullException.ThrowIfNull(compilation);
        ImmutableArray<Diagnostic> faults = await compilation
            .WithAnalyzers([new MlpAnalyzer()])
            .GetAnalyzerDiagnosticsAsync();
        return [.. faults.OrderBy(fault => fault.Location.SourceTree?.FilePath, StringComparer.Ordinal).ThenBy(fault => fault.Location.SourceSpan).ThenBy(fault => fault.Id)];
    }
}
