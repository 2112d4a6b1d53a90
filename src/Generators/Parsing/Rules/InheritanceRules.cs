using Microsoft.CodeAnalysis;

namespace Makemore.Generators.Parsing.Rules;

/// <summary>
/// The rules for the base class: it is not a model, it can be constructed without arguments, it has no required members,
/// and emitted members hide none of its members.
/// </summary>
internal sealed class InheritanceRules(INamedTypeSymbol type, ICollection<string> emittedNames, Compilation compilation, CancellationToken cancellationToken)
{
    public IEnumerable<Diagnostic> Faults()
    {
        if (type.BaseType is not { SpecialType: SpecialType.None, TypeKind: TypeKind.Class } direct || TorchRules.IsTorchModel(direct))
            return [];
        return FaultsOf(direct);
    }

    private IEnumerable<Diagnostic> FaultsOf(INamedTypeSymbol direct)
    {
        Location location = UserCode.LocationOfBase(type, direct, compilation, cancellationToken);
        if (!direct.InstanceConstructors.Any(CanBeCalled))
            yield return Diagnostic.Create(MlpDiagnostics.BaseConstructor, location, type.Name, direct.Name);

        var hidden = new HashSet<string>();
        for (INamedTypeSymbol? ancestor = direct; ancestor is not null; ancestor = ancestor.BaseType)
        {
            if (MlpAttributes.IsModel(ancestor))
            {
                yield return Diagnostic.Create(MlpDiagnostics.BaseIsModel, location, type.Name, ancestor.Name);
                yield break;
            }
            foreach (ISymbol member in ancestor.GetMembers().Where(member => compilation.IsSymbolAccessibleWithin(member, type)))
            {
                if (member is IFieldSymbol { IsRequired: true } or IPropertySymbol { IsRequired: true })
                    yield return Diagnostic.Create(MlpDiagnostics.RequiredMember, location, ancestor.Name, member.Name);
                if (emittedNames.Contains(member.Name) && hidden.Add(member.Name))
                    yield return Diagnostic.Create(MlpDiagnostics.InheritedMember, location, type.Name, ancestor.Name, member.Name);
            }
        }
    }

    private bool CanBeCalled(IMethodSymbol constructor) =>
        compilation.IsSymbolAccessibleWithin(constructor, type)
        && constructor.Parameters.All(parameter => parameter.IsOptional || parameter.IsParams);
}
