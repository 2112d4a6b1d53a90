using System.Collections.Immutable;
using Makemore.Generators.Model;
using Microsoft.CodeAnalysis;

namespace Makemore.Generators.Incrementality;

/// <summary>
/// The settings of a project that every declaration depends on, whichever names it mentions. If one of them changes, the
/// generator reads all declarations again.
/// </summary>
/// <param name="AssemblyName">
/// The name of the assembly. Other assemblies use it to grant access to their internal members.
/// </param>
/// <param name="Options">The options of the compilation.</param>
/// <param name="References">
/// The references of the compilation. The array is the same instance after an edit of a file.
/// </param>
/// <param name="Namespaces">
/// The namespaces that the files declare. A name may refer to a namespace and not to a type.
/// </param>
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
