using System.Reflection;
using System.Text;
using Makemore.Generators;
using Makemore.Generators.Emission;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Makemore.Tool.Compilation;

/// <summary>A declaration with the code that the generator writes for it. The generator and its input are the same as in a project, and so is the code.</summary>
internal sealed class GeneratedModel
{
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.CSharp14, DocumentationMode.None);

    private static readonly CSharpCompilationOptions Options = new(
        OutputKind.DynamicallyLinkedLibrary,
        optimizationLevel: OptimizationLevel.Release,
        nullableContextOptions: NullableContextOptions.Enable,
        deterministic: true);

    private readonly Microsoft.CodeAnalysis.Compilation _compilation;

    private GeneratedModel(Microsoft.CodeAnalysis.Compilation compilation, IReadOnlyDictionary<string, string> files)
    {
        _compilation = compilation;
        Files = files;
    }

    /// <summary>The text of the generated files by name.</summary>
    public IReadOnlyDictionary<string, string> Files { get; }

    /// <summary>Generates the code of a declaration.</summary>
    /// <exception cref="DeclarationException">The declaration has errors.</exception>
    public static GeneratedModel Of(Declaration declaration)
    {
        SyntaxTree source = CSharpSyntaxTree.ParseText(SourceText.From(declaration.Source, Encoding.UTF8), ParseOptions);
        var project = CSharpCompilation.Create($"Makemore.Declared.{declaration.ClassName}", [source], References(), Options);
        GeneratorDriver driver = CSharpGeneratorDriver
            .Create([new MlpGenerator().AsSourceGenerator()], parseOptions: ParseOptions)
            .RunGeneratorsAndUpdateCompilation(project, out Microsoft.CodeAnalysis.Compilation complete, out _);
        GeneratorRunResult result = driver.GetRunResult().Results.Single();
        if (result.Exception is { } exception)
            throw new InvalidOperationException($"The generator failed on {declaration.Attribute}: {exception.Message}", exception);
        Dictionary<string, string> files = result.GeneratedSources.Where(IsOfModel).ToDictionary(file => file.HintName, file => file.SourceText.ToString());
        // The generator writes no code for values that are not allowed. An unknown argument is an error of the compiler alone.
        bool isFaulty = files.Count == 0 || complete.GetSemanticModel(source).GetDiagnostics().Any(error => error.Severity is DiagnosticSeverity.Error);
        return isFaulty
            ? throw DeclarationErrors.Of(declaration, project)
            : new GeneratedModel(complete, files);
    }

    /// <summary>Whether a file is of the models, and not the list of them, which every project has.</summary>
    private static bool IsOfModel(GeneratedSourceResult file) =>
        file.HintName.EndsWith(".g.cs", StringComparison.Ordinal) && file.HintName != FactoryListEmitter.HintName;

    /// <summary>Compiles the declaration and the generated code to an assembly, without debugging symbols.</summary>
    public byte[] Compile()
    {
        using var image = new MemoryStream();
        var result = _compilation.Emit(image);
        return result.Success
            ? image.ToArray()
            : throw new InvalidOperationException($"The generated code does not compile: {string.Join("; ", result.Diagnostics)}");
    }

    /// <summary>The assemblies that the generated code uses: the runtime of the models and what that refers to. Fewer assemblies compile faster.</summary>
    private static IEnumerable<MetadataReference> References()
    {
        const string Core = "System.Private.CoreLib";
        Assembly runtime = typeof(ModelFactory).Assembly;
        HashSet<string> needed = [Core, runtime.GetName().Name!, .. runtime.GetReferencedAssemblies().Select(name => name.Name!)];
        return ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => needed.Contains(Path.GetFileNameWithoutExtension(path)))
            .Select(path => MetadataReference.CreateFromFile(path));
    }
}
