using Makemore.Generators.Model;
using Makemore.Generators.Parsing;
using Microsoft.CodeAnalysis;

namespace Makemore.Generators.Incrementality;

/// <summary>
/// A file that may declare models or sweeps, together with all that these depend on: as long as that is equal, they are,
/// and need not be read again. The compilation is let go as soon as they have been.
/// </summary>
internal sealed class ModelFile : IEquatable<ModelFile>
{
    private readonly Surroundings _surroundings;
    private readonly EquatableArray<SourceFile> _common;
    private readonly EquatableArray<SourceFile> _own;
    private readonly Lazy<IReadOnlyList<ModelDeclaration>> _models;
    private readonly Lazy<IReadOnlyList<SweepDeclaration>> _sweeps;

    /// <param name="surroundings">What all declarations of the project depend on.</param>
    /// <param name="common">The files that all of them depend on.</param>
    /// <param name="own">The file, and those that it depends on.</param>
    /// <param name="compilation">What to read the declarations with.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public ModelFile(
        Surroundings surroundings,
        EquatableArray<SourceFile> common,
        EquatableArray<SourceFile> own,
        Compilation compilation,
        CancellationToken cancellationToken)
    {
        _surroundings = surroundings;
        _common = common;
        _own = own;
        _models = new(() =>
        [
            .. Types(MlpAttributes.Mlp, compilation, cancellationToken)
                .Select(type => MlpParser.Parse(type, compilation, cancellationToken).Model)
                .OfType<ModelDeclaration>(),
        ]);
        _sweeps = new(() =>
        [
            .. Types(MlpAttributes.MlpSweep, compilation, cancellationToken)
                .Select(type => MlpSweepParser.Parse(type, compilation, cancellationToken).Sweep)
                .OfType<SweepDeclaration>(),
        ]);
    }

    public IReadOnlyList<ModelDeclaration> Models => _models.Value;

    public IReadOnlyList<SweepDeclaration> Sweeps => _sweeps.Value;

    public bool Equals(ModelFile? other) =>
        other is not null && _surroundings.Equals(other._surroundings) && _common.Equals(other._common) && _own.Equals(other._own);

    public override bool Equals(object? obj) => Equals(obj as ModelFile);

    public override int GetHashCode() => _own.GetHashCode();

    /// <summary>The types with the attribute. One with parts in several files belongs to that where the attribute stands.</summary>
    private IEnumerable<INamedTypeSymbol> Types(string attribute, Compilation compilation, CancellationToken cancellationToken)
    {
        SourceFile file = _own[0];
        SemanticModel semantics = compilation.GetSemanticModel(file.Tree);
        return file.AttributedTypes(cancellationToken)
            .Select(declaration => semantics.GetDeclaredSymbol(declaration, cancellationToken))
            .OfType<INamedTypeSymbol>()
            .Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default)
            .Where(type => MlpAttributes.Of(type, attribute).FirstOrDefault()?.ApplicationSyntaxReference?.SyntaxTree == file.Tree);
    }
}
