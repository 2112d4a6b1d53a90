using Makemore.Generators.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Makemore.Generators.Parsing.Rules;

/// <summary>
/// The rules of the Torch backend: the project references its package, and the class has no base class other than
/// TorchModel.
/// </summary>
internal static class TorchRules
{
    /// <summary>The simple name of the base class of Torch models.</summary>
    public const string BaseClassName = "TorchModel";

    private const string BaseClass = "Makemore.Torch." + BaseClassName;

    /// <summary>Whether a base class is the one that the emitted code declares.</summary>
    public static bool IsTorchModel(INamedTypeSymbol type) => type.ToDisplayString() == BaseClass;

    public static IEnumerable<Diagnostic> Faults(
        ModelDeclaration model, INamedTypeSymbol type, AttributeSyntax attribute, Compilation compilation, CancellationToken cancellationToken)
    {
        if (model.Backend is not Backend.Torch)
            yield break;

        if (FaultOfReferences(model, type, attribute, compilation) is { } fault)
            yield return fault;

        if (!type.IsRecord && type.BaseType is { SpecialType: SpecialType.None } direct && !IsTorchModel(direct))
            yield return Diagnostic.Create(MlpDiagnostics.TorchBase, UserCode.LocationOfBase(type, direct, compilation, cancellationToken), type.Name, direct.Name);
    }

    public static Diagnostic? FaultOfReferences(ModelDeclaration model, INamedTypeSymbol type, AttributeSyntax attribute, Compilation compilation) =>
        model.Backend is Backend.Torch && compilation.GetTypeByMetadataName(BaseClass) is null
            ? Diagnostic.Create(MlpDiagnostics.TorchReference, attribute.GetLocation(), type.Name)
            : null;
}
