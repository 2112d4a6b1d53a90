using System.Collections.Immutable;
using System.Globalization;
using Makemore.Generators;
using Makemore.Generators.Parsing;
using Makemore.Tool.Architecture;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Makemore.Tool.Compilation;

/// <summary>Finds the errors of a declaration with the analyzer that a project has, and expresses them in the words of the command line.</summary>
internal static class DeclarationErrors
{
    /// <summary>Finds the errors.</summary>
    /// <param name="declaration">The declaration.</param>
    /// <param name="compilation">The compilation of its source, without generated code.</param>
    public static DeclarationException Of(Declaration declaration, Microsoft.CodeAnalysis.Compilation compilation)
    {
        ImmutableArray<Diagnostic> faults = compilation
            .WithAnalyzers([new MlpAnalyzer()])
            .GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult();
        // Where the attribute itself has errors, the compiler reports them, as in a project.
        IEnumerable<Diagnostic> errors = compilation.GetDiagnostics().Concat(faults).Where(fault => fault.Severity is DiagnosticSeverity.Error);
        return new DeclarationException([.. errors.OrderBy(error => error.Location.SourceSpan).ThenBy(error => error.Id).Select(error => Line(declaration, error))]);
    }

    private static string Line(Declaration declaration, Diagnostic error)
    {
        if (error.Id == MlpDiagnostics.TorchReference.Id)
        {
            DeclaredArgument backend = declaration.Arguments.First(argument => argument.Property == nameof(MlpAttribute.Backend));
            return Line(backend.Written, "this tool cannot compile models for Torch; use a project with Makemore.Torch", error.Descriptor);
        }
        string message = error.GetMessage(CultureInfo.InvariantCulture);
        return Line(
            declaration.ArgumentAt(error.Location.SourceSpan.Start)?.Written,
            declaration.IsOfOptions ? OptionRemedy.Of(message) : message,
            error.Descriptor);
    }

    /// <summary>Writes an error in one line, with its id and its help page.</summary>
    /// <param name="written">What the user wrote; null if the error is not that of one argument.</param>
    /// <param name="error">The error.</param>
    public static string Line(string? written, Diagnostic error) => Line(written, error.GetMessage(CultureInfo.InvariantCulture), error.Descriptor);

    private static string Line(string? written, string message, DiagnosticDescriptor error)
    {
        string place = written is null ? "" : $"{FileText.Short(written)}: ";
        string help = error.HelpLinkUri is { Length: > 0 } link ? $"{error.Id}, {link}" : error.Id;
        return $"{place}{message} ({help})";
    }
}
