using System.Collections.Immutable;

namespace Makemore.Generators.Model;

/// <summary>The models and sweeps that <c>MakemoreModels.All</c> has, in the ordinal order of their full names.</summary>
/// <param name="Entries">The models and sweeps.</param>
internal sealed record FactoryList(EquatableArray<FactoryList.Entry> Entries)
{
    public static FactoryList Of(ImmutableArray<ModelDeclaration> models, ImmutableArray<SweepDeclaration> sweeps) => new(
        models.Where(model => model.IsListed).Select(model => new Entry(model.FullName, IsSweep: false))
            .Concat(sweeps.Where(sweep => sweep.IsListed).Select(sweep => new Entry(sweep.FullName, IsSweep: true)))
            .OrderBy(entry => entry.FullName.Replace("@", ""), StringComparer.Ordinal)
            .ToImmutableArray());

    /// <summary>A model, or all models of a sweep.</summary>
    /// <param name="FullName">The full name of the class as C# code writes it.</param>
    /// <param name="IsSweep">Whether the class is a sweep.</param>
    internal sealed record Entry(string FullName, bool IsSweep);
}
