using System.Collections.Immutable;
using Makemore.Generators.Emission;
using Makemore.Generators.Model;
using Makemore.Generators.Parsing.Arguments;
using Makemore.Generators.Parsing.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Makemore.Generators.Parsing;

/// <summary>
/// Reads the declaration of a model and checks it. The generator uses the model, and the analyzer uses the faults. If the
/// declaration has a compiler error in the attribute, there is no model, and the compiler reports the error.
/// </summary>
internal static class MlpParser
{
    /// <param name="type">A type with the attribute.</param>
    /// <param name="compilation">The compilation that contains the type.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static (ModelDeclaration? Model, ImmutableArray<Diagnostic> Faults) Parse(
        INamedTypeSymbol type, Compilation compilation, CancellationToken cancellationToken)
    {
        ImmutableArray<AttributeData> attributes = MlpAttributes.Of(type, MlpAttributes.Mlp);
        ImmutableArray<AttributeSyntax> syntaxes = MlpAttributes.Syntaxes(attributes, cancellationToken);
        var faults = new List<Diagnostic>();
        var arguments = new ArgumentReader(attributes[0], syntaxes[0], faults);
        ModelDeclaration start = Start(type, arguments.Letters(), cancellationToken) with { AttributeText = AttributeText.Of(syntaxes[0]) };
        ModelDeclaration model = arguments.Grid().Models(start).Single();
        HashSet<string> emittedNames = [.. EmittedMembers.Of(model)];

        faults.AddRange(AttributeRules.Faults(type, "Mlp", syntaxes));
        faults.AddRange(TorchRules.Faults(model, type, syntaxes[0], compilation, cancellationToken));
        faults.AddRange(VocabularyRules.Faults(model, syntaxes[0]));
        faults.AddRange(CombinationRules.Faults(model, syntaxes[0]));
        faults.AddRange(MemoryRules.Faults(model, syntaxes[0]));
        faults.AddRange(TypeRules.Faults(type, cancellationToken));
        faults.AddRange(NameRules.Faults(type, emittedNames, compilation, cancellationToken));
        faults.AddRange(new InheritanceRules(type, emittedNames, compilation, cancellationToken).Faults());
        faults.AddRange(new MemberRules(type, emittedNames, EmittedMembers.Constructors(model), cancellationToken).Faults());

        bool isUnderstood = arguments.AreUnderstood && type.Name.Length > 0;
        return (faults.Count == 0 && isUnderstood ? model : null, [.. faults]);
    }

    /// <summary>The model of a type, before the arguments of the attribute are applied.</summary>
    public static ModelDeclaration Start(INamedTypeSymbol type, string alphabet, CancellationToken cancellationToken)
    {
        ImmutableArray<INamedTypeSymbol> around = Nesting.Types(type);
        return new ModelDeclaration
        {
            Name = CSharpName.OfType(type.Name),
            Namespace = string.Join(".", Nesting.Namespaces(type).Select(CSharpName.Of)),
            ContainingTypes = around.RemoveAt(around.Length - 1)
                .Select(outer => new ContainingType(TypeRules.Keywords(outer), CSharpName.OfType(outer.Name))).ToImmutableArray(),
            HintName = Nesting.FullName(type),
            IsDocumented = UserCode.IsDocumented(type, cancellationToken),
            IsVisibleInAssembly = around.All(IsVisible),
            IsListed = around.All(IsVisible) && !around.Any(IsDiscouraged),
            AttributeText = "",
            Alphabet = alphabet,
            Letters = Alphabet.CodePoints(alphabet).Count(),
        };
    }

    private static bool IsVisible(INamedTypeSymbol type) =>
        type.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal;

    /// <summary>Whether the compiler warns about code that names the type.</summary>
    private static bool IsDiscouraged(INamedTypeSymbol type) => type.GetAttributes().Any(attribute =>
        attribute.AttributeClass?.ToDisplayString() is "System.ObsoleteAttribute" or "System.Diagnostics.CodeAnalysis.ExperimentalAttribute");
}
