using System.Numerics.Tensors;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Makemore.Testing;

/// <summary>
/// A project with strict settings: nullable, XML docs, and all warnings as errors. It references .NET 10 and the runtime, and
/// has <c>global using Makemore</c>. As in every project, a reference may target an older .NET.
/// </summary>
public static class UserProject
{
    private static readonly MetadataReference[] References =
    [
        .. Net100.References.All,
        MetadataReference.CreateFromFile(typeof(MlpAttribute).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(Tensor).Assembly.Location),
    ];

    /// <summary>How the project's files are parsed.</summary>
    public static CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.CSharp14, DocumentationMode.Diagnose);

    private static readonly MetadataReference Torch = TorchStub.Of(References);

    private static readonly CSharpCompilationOptions Options = new(
        OutputKind.DynamicallyLinkedLibrary,
        nullableContextOptions: NullableContextOptions.Enable,
        warningLevel: 9999,
        generalDiagnosticOption: ReportDiagnostic.Error,
        specificDiagnosticOptions: [new("CS1701", ReportDiagnostic.Suppress), new("CS1702", ReportDiagnostic.Suppress)]);

    /// <summary>The project with these files: File0.cs, File1.cs…</summary>
    public static CSharpCompilation Of(params IEnumerable<string> sources) => Of(ParseOptions, sources);

    /// <summary>The project with these files, in another version of C#.</summary>
    public static CSharpCompilation Of(CSharpParseOptions options, params IEnumerable<string> sources) => CSharpCompilation.Create(
        "UserProject",
        [Parse("Usings.cs", "global using Makemore;", options), .. sources.Select((source, i) => Parse($"File{i}.cs", source, options))],
        References,
        Options);

    /// <summary>The project with these files and a reference to the package Makemore.Torch.</summary>
    public static CSharpCompilation WithTorch(params IEnumerable<string> sources) => Of(sources).AddReferences(Torch);

    /// <summary>A file of the project.</summary>
    public static SyntaxTree Parse(string path, string source) => Parse(path, source, ParseOptions);

    private static SyntaxTree Parse(string path, string source, CSharpParseOptions options) =>
        CSharpSyntaxTree.ParseText(source, options, path, System.Text.Encoding.UTF8);
}
