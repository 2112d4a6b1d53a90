using System.Collections.Immutable;
using Makemore.Generators.Emission;
using Makemore.Generators.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Makemore.Generators.Parsing;

/// <summary>
/// Reads the declaration of a model. The generator takes the model, the analyzer all that is wrong with it; there is
/// neither where the compiler itself does not understand the attribute.
/// </summary>
internal static class MlpParser
{
    /// <summary>What the emitted code is written in.</summary>
    private const LanguageVersion MinimumLanguageVersion = LanguageVersion.CSharp12;

    /// <param name="type">A type with the attribute.</param>
    /// <param name="compilation">What it is compiled with.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static (ModelSpec? Model, ImmutableArray<Diagnostic> Faults) Parse(
        INamedTypeSymbol type, Compilation compilation, CancellationToken cancellationToken)
    {
        ImmutableArray<AttributeData> attributes = MlpAttributes.Of(type);
        AttributeSyntax[] syntaxes = [.. attributes.Select(attribute => (AttributeSyntax)attribute.ApplicationSyntaxReference!.GetSyntax(cancellationToken))];
        var faults = new List<Diagnostic>();
        var arguments = new ArgumentReader(attributes[0], syntaxes[0], faults);
        ModelSpec model = Read(type, arguments, cancellationToken);
        HashSet<string> emittedNames = [.. EmittedMembers.Of(model)];

        faults.AddRange(syntaxes.Skip(1).Select(syntax => Diagnostic.Create(MlpDiagnostics.RepeatedAttribute, syntax.GetLocation(), type.Name)));
        faults.AddRange(LanguageFaults(type, syntaxes[0]));
        faults.AddRange(TorchRules.Faults(model, type, syntaxes[0], compilation, cancellationToken));
        faults.AddRange(MemoryRules.Faults(model, syntaxes[0]));
        faults.AddRange(TypeRules.Faults(type, cancellationToken));
        faults.AddRange(NameRules.Faults(type, emittedNames, compilation, cancellationToken));
        faults.AddRange(new InheritanceRules(type, emittedNames, compilation, cancellationToken).Faults());
        faults.AddRange(new MemberRules(type, emittedNames, cancellationToken).Faults());

        bool isUnderstood = arguments.AreUnderstood && type.Name.Length > 0;
        return (faults.Count == 0 && isUnderstood ? model : null, [.. faults]);
    }

    private static ModelSpec Read(INamedTypeSymbol type, ArgumentReader arguments, CancellationToken cancellationToken)
    {
        ImmutableArray<INamedTypeSymbol> around = Nesting.Types(type);
        string alphabet = arguments.Letters();
        var model = new ModelSpec
        {
            Name = CSharpName.OfType(type.Name),
            Keyword = TypeRules.Keywords(type),
            Namespace = string.Join(".", Nesting.Namespaces(type).Select(CSharpName.Of)),
            ContainingTypes = around.RemoveAt(around.Length - 1)
                .Select(outer => new ContainingType(TypeRules.Keywords(outer), CSharpName.OfType(outer.Name))).ToImmutableArray(),
            HintName = Nesting.FullName(type),
            IsDocumented = UserCode.IsDocumented(type, cancellationToken),
            Declaration = "",
            Context = arguments.Size(SizeArgument.Context),
            Embed = arguments.Size(SizeArgument.Embed),
            Hidden = arguments.Size(SizeArgument.Hidden),
            Depth = arguments.Size(SizeArgument.Depth),
            Activation = arguments.Activation(),
            Backend = arguments.Backend(),
            Alphabet = alphabet,
            VocabularySize = 1 + Alphabet.CodePoints(alphabet).Count(),
        };
        return model with { Declaration = Declaration.Of(model) };
    }

    private static IEnumerable<Diagnostic> LanguageFaults(INamedTypeSymbol type, AttributeSyntax syntax)
    {
        LanguageVersion version = ((CSharpParseOptions)syntax.SyntaxTree.Options).LanguageVersion;
        if (version < MinimumLanguageVersion)
            yield return Diagnostic.Create(
                MlpDiagnostics.LanguageVersion, syntax.GetLocation(), type.Name, MinimumLanguageVersion.ToDisplayString(), version.ToDisplayString());
    }
}
