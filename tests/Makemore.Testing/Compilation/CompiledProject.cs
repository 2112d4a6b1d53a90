using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Makemore.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace Makemore.Testing;

/// <summary>
/// Compiles and loads a project of models with the emitted files. The compiler takes seconds for hundreds of models, so the assembly
/// stays in the folder of the tests, and the next run loads it. The name of the file depends on everything that is compiled and on
/// everything that compiles it.
/// </summary>
internal static class CompiledProject
{
    /// <summary>Runs the generator on a project, compiles it and loads the assembly.</summary>
    /// <exception cref="InvalidOperationException">The project does not compile. The message has the messages of the compiler.</exception>
    public static Assembly Load(CSharpCompilation project)
    {
        string file = Path.Combine(AppContext.BaseDirectory, $"models-{Fingerprint(project)}.dll");
        if (!File.Exists(file))
            Write(GeneratorRun.On(project).Compilation, file);
        return Assembly.Load(File.ReadAllBytes(file));
    }

    private static void Write(Compilation compilation, string file) => AtomicFile.Replace(file, stream =>
    {
        EmitResult result = compilation.Emit(stream);
        if (!result.Success)
            throw new InvalidOperationException($"The models do not compile:\n{string.Join('\n', result.Diagnostics)}");
    });

    /// <summary>A hash of the project's files, and of the versions of its references, of the generator, of the compiler and of this helper.</summary>
    private static string Fingerprint(CSharpCompilation project)
    {
        IEnumerable<Guid> versions =
        [
            typeof(MlpGenerator).Module.ModuleVersionId,
            typeof(CSharpCompilation).Module.ModuleVersionId,
            typeof(CompiledProject).Module.ModuleVersionId,
            .. project.References.Select(VersionOf),
        ];
        string content = string.Join('\n', [.. versions, .. project.SyntaxTrees]);
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(content)))[..16];
    }

    private static Guid VersionOf(MetadataReference reference) =>
        ((AssemblyMetadata)((PortableExecutableReference)reference).GetMetadata()).GetModules()[0].GetModuleVersionId();
}
