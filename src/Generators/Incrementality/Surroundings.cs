using System.Collections.Immutable;
using Makemore.Generators.Model;
using Microsoft.CodeAnalysis;

namespace Makemore.Generators.Incrementality;

/// <summary>What every declaration of a project depends on, whatever it mentions.</summary>
/// <param name="AssemblyName">By which other assemblies show it their internals.</param>
/// <param name="Options">How it is compiled.</param>
/// <param name="References">What it is compiled with: the very array, which is the same after an edit of a file.</param>
/// <param name="Namespaces">All that its files open: a name may stand for one of them instead of a type.</param>
internal sealed record Surroundings(
    string? AssemblyName,
    CompilationOptions Options,
    ImmutableArray<MetadataReference> References,
    EquatableArray<string> Namespaces)
{
    public static Surroundings Of(Compilation compilation, ImmutableArray<SourceFile> files) => new(
        compilation.AssemblyName,
        compilation.Options,
        compilation.ExternalReferences,
        files.SelectMany(file => file.Namespaces).Distinct().ToImmutableArray());
}
