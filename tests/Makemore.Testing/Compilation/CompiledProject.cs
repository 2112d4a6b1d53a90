using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Makemore.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Makemore.Testing;

/// <summary>
/// A project of models with the emitted files, compiled and loaded. It takes seconds to compile hundreds of models, so the assembly
/// stays beside the tests, and the next run loads it. A change of anything that it is compiled from gives it another name.
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

    private static void Write(Compilation compilation, string file)
    {
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        if (!result.Success)
            throw new InvalidOperationException($"The models do not compile:\n{string.Join('\n', result.Diagnostics)}");
        // Another run may read the file at any time, so it appears as a whole.
        string unfinished = $"{file}.{Environment.ProcessId}";
        File.WriteAllBytes(unfinished, image.ToArray());
        File.Move(unfinished, file, overwrite: true);
    }

    /// <summary>A hash of the files of the project, and of the versions of the generator, the compiler, the references, and this helper.</summary>
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
