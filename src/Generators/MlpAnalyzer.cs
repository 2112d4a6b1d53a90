using System.Collections.Immutable;
using Makemore.Generators.Parsing;
using Makemore.Generators.Parsing.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Makemore.Generators;

/// <summary>Reports all errors in the declaration of a model or a sweep at once.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MlpAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => MlpDiagnostics.All;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSymbolAction(Analyze, SymbolKind.NamedType);
    }

    private static void Analyze(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (type.TypeKind is TypeKind.Enum or TypeKind.Delegate)
            return;
        if (MlpAttributes.IsModel(type))
            Report(context, MlpParser.Parse(type, context.Compilation, context.CancellationToken).Faults);
        if (MlpAttributes.IsSweep(type))
            Report(context, MlpSweepParser.Parse(type, context.Compilation, context.CancellationToken).Faults);
        Report(context, GeneratedCodeRules.Faults(type, MlpAttributes.Syntaxes(type, context.CancellationToken), context.Compilation, context.CancellationToken));
    }

    private static void Report(SymbolAnalysisContext context, IEnumerable<Diagnostic> faults)
    {
        foreach (Diagnostic fault in faults)
            context.ReportDiagnostic(fault);
    }
}
