using System.Collections.Immutable;
using Makemore.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Makemore.Testing;

/// <summary>What the generator makes of a project; it can be run again on a changed one.</summary>
public sealed class GeneratorRun
{
    private GeneratorRun(GeneratorDriver driver, Compilation compilation)
    {
        Driver = driver.RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out _);
        Compilation = output;
        Result = Driver.GetRunResult().Results.Single();
    }

    /// <summary>The compiler's driver after the run, which Verify reads the emitted files from.</summary>
    public GeneratorDriver Driver { get; }

    /// <summary>The project together with what was emitted.</summary>
    public Compilation Compilation { get; }

    /// <summary>What the compiler records of the run: sources, tracked steps, an exception.</summary>
    public GeneratorRunResult Result { get; }

    /// <summary>The text of the emitted files, by hint name.</summary>
    public IReadOnlyDictionary<string, string> Files =>
        Result.GeneratedSources.ToDictionary(source => source.HintName, source => source.SourceText.ToString());

    /// <summary>Runs the generator on a project for the first time.</summary>
    /// <param name="compilation">The project.</param>
    /// <param name="trackSteps">
    /// Whether <see cref="Result"/> tells of the steps. No compiler asks for that, and Roslyn 5.0 then loses results
    /// after several edits: a step that combines two others keeps the place of what was removed.
    /// </param>
    public static GeneratorRun On(CSharpCompilation compilation, bool trackSteps = true)
    {
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new MlpGenerator().AsSourceGenerator()],
            parseOptions: (CSharpParseOptions)compilation.SyntaxTrees.First().Options,
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackSteps));
        return new GeneratorRun(driver, compilation);
    }

    /// <summary>Runs the generator again, as the editor does after a change.</summary>
    public GeneratorRun Again(Compilation changed) => new(Driver, changed);

    /// <summary>What the compiler says of the project and the emitted files: errors, and warnings, which count as errors.</summary>
    public ImmutableArray<Diagnostic> CompilerErrors() => ErrorsOf(Compilation);

    /// <summary>What the compiler says of a project: errors, and warnings, which count as errors.</summary>
    public static ImmutableArray<Diagnostic> ErrorsOf(Compilation compilation) =>
        [.. compilation.GetDiagnostics().Where(diagnostic => diagnostic is { Severity: DiagnosticSeverity.Error, IsSuppressed: false })];

    /// <summary>What the analyzer reports, in the order of the source.</summary>
    public Task<ImmutableArray<Diagnostic>> Faults() => FaultsOf(Compilation);

    /// <summary>What the analyzer reports of a project, in the order of the source.</summary>
    public static async Task<ImmutableArray<Diagnostic>> FaultsOf(Compilation compilation)
    {
        ArgumentNullException.ThrowIfNull(compilation);
        ImmutableArray<Diagnostic> faults = await compilation
            .WithAnalyzers([new MlpAnalyzer()])
            .GetAnalyzerDiagnosticsAsync();
        return [.. faults.OrderBy(fault => fault.Location.SourceTree?.FilePath, StringComparer.Ordinal).ThenBy(fault => fault.Location.SourceSpan).ThenBy(fault => fault.Id)];
    }
}
