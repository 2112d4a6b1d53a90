using System.Collections.Immutable;
using Makemore.Generators.Model;
using Makemore.Generators.Parsing;
using Microsoft.CodeAnalysis;

namespace Makemore.Generators.Sources;

/// <summary>
/// A file that may declare models or sweeps, together with all that these depend on: as long as that is equal, they are,
/// and need not be read again. After an edit elsewhere the driver keeps the instance, and with it what was read.
/// </summary>
internal sealed class ModelFile : IEquatable<ModelFile>
{
    private readonly Surroundings _surroundings;
    private readonly EquatableArray<SourceFile> _common;
    private readonly EquatableArray<SourceFile> _own;
    private IReadOnlyList<ModelSpec>? _models;
    private IReadOnlyList<SweepSpec>? _sweeps;

    private ModelFile(Surroundings surroundings, EquatableArray<SourceFile> common, EquatableArray<SourceFile> own)
    {
        _surroundings = surroundings;
        _common = common;
        _own = own;
    }

    /// <summary>The files with an attribute that is called as a model's is, or by an alias, which may stand for it.</summary>
    public static IEnumerable<ModelFile> In(ImmutableArray<SourceFile> files, Surroundings surroundings)
    {
        var dependencies = new Dependencies(files);
        SourceFile[] forAll = [.. files.Where(file => file.IsForAll || file.Types.Contains(TorchRules.BaseClassName))];
        ImmutableArray<SourceFile> common = dependencies.Of(forAll);
        HashSet<string> names = [MlpAttributes.Mlp, MlpAttributes.MlpSweep, .. forAll.SelectMany(file => file.Aliases)];
        return files
            .Where(file => file.TypeAttributes.Any(name => names.Contains(name) || file.Aliases.Contains(name)))
            .Select(file => new ModelFile(surroundings, common, dependencies.Of(file)));
    }

    /// <summary>Its models. The compiler is asked for them once.</summary>
    public IReadOnlyList<ModelSpec> Models(Compilation compilation, CancellationToken cancellationToken) => _models ??=
    [
        .. Types(MlpAttributes.Mlp, compilation, cancellationToken)
            .Select(type => MlpParser.Parse(type, compilation, cancellationToken).Model)
            .OfType<ModelSpec>(),
    ];

    /// <summary>Its sweeps. The compiler is asked for them once.</summary>
    public IReadOnlyList<SweepSpec> Sweeps(Compilation compilation, CancellationToken cancellationToken) => _sweeps ??=
    [
        .. Types(MlpAttributes.MlpSweep, compilation, cancellationToken)
            .Select(type => MlpSweepParser.Parse(type, compilation, cancellationToken).Sweep)
            .OfType<SweepSpec>(),
    ];

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
