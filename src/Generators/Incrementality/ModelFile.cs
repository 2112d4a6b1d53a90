using Makemore.Generators.Model;
using Makemore.Generators.Parsing;
using Microsoft.CodeAnalysis;

namespace Makemore.Generators.Incrementality;

/// <summary>
/// A file that may declare models or sweeps, with everything that these declarations depend on.
/// </summary>
/// <remarks>
/// After an edit, the incremental driver compares the file with its predecessor. If they are equal, the driver keeps the
/// predecessor and its declarations, and the generator does not read them again. If they differ, the generator reads the
/// declarations of the new instance. The instance releases the compilation after it has read its models and its sweeps.
/// </remarks>
internal sealed class ModelFile : IEquatable<ModelFile>
{
    private readonly Surroundings _surroundings;
    private readonly EquatableArray<SourceFile> _common;
    private readonly EquatableArray<SourceFile> _own;
    private readonly Lazy<IReadOnlyList<ModelDeclaration>> _models;
    private readonly Lazy<IReadOnlyList<SweepDeclaration>> _sweeps;

    /// <param name="surroundings">The settings that all declarations of the project depend on.</param>
    /// <param name="common">The files that all declarations of the project depend on.</param>
    /// <param name="own">The file itself first, and then the files that it depends on.</param>
    /// <param name="compilation">The compilation that resolves the names in the declarations.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
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

    /// <summary>
    /// The types with the attribute. A partial type may have parts in several files. It belongs to the file that contains
    /// the attribute.
    /// </summary>
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
