using System.Collections.Immutable;
using Makemore.Generators.Model;
using Makemore.Generators.Parsing;
using Makemore.Generators.Parsing.Rules;
using Microsoft.CodeAnalysis;

namespace Makemore.Generators.Incrementality;

/// <summary>
/// A project as far as its declarations depend on it: as long as that is equal, none of them need be looked at. After an
/// edit elsewhere the driver keeps the instance, and with it the files.
/// </summary>
internal sealed class ModelProject : IEquatable<ModelProject>
{
    private readonly Surroundings _surroundings;
    private readonly EquatableArray<SourceFile> _sources;
    private readonly Lazy<ImmutableArray<ModelFile>> _files;

    public ModelProject(ImmutableArray<SourceFile> sources, Compilation compilation, CancellationToken cancellationToken)
    {
        var dependencies = new Dependencies(sources);
        SourceFile[] forAll = [.. sources.Where(source => source.IsForAll || source.Types.Contains(TorchRules.BaseClassName))];
        HashSet<string> names = [MlpAttributes.Mlp, MlpAttributes.MlpSweep, .. forAll.SelectMany(source => source.Aliases)];
        SourceFile[] declaring = [.. sources.Where(source => source.TypeAttributes.Any(name => names.Contains(name) || source.Aliases.Contains(name)))];

        _surroundings = Surroundings.Of(compilation, sources);
        _sources = dependencies.Of([.. forAll, .. declaring]);
        _files = new(() =>
        {
            ImmutableArray<SourceFile> common = dependencies.Of(forAll);
            return [.. declaring.Select(source => new ModelFile(_surroundings, common, dependencies.Of(source), compilation, cancellationToken))];
        });
    }

    /// <summary>The files with an attribute that is called as a model's is, or by an alias, which may stand for it.</summary>
    public ImmutableArray<ModelFile> Files => _files.Value;

    public bool Equals(ModelProject? other) =>
        other is not null && _surroundings.Equals(other._surroundings) && _sources.Equals(other._sources);

    public override bool Equals(object? obj) => Equals(obj as ModelProject);

    public override int GetHashCode() => _sources.GetHashCode();
}
