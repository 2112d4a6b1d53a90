using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Security.Cryptography;
using System.Text;

namespace Makemore.Tool.Compilation;

/// <summary>
/// Keeps compiled assemblies in a folder, because the C# compiler takes longer to start than a small model to sample. The files
/// can be deleted at any time.
/// </summary>
/// <remarks>A file has a hash of its key and its assembly, and then the assembly. A file that is damaged, or belongs to another key, is not used.</remarks>
/// <param name="folder">The folder. It is created when the first assembly is stored.</param>
internal sealed class AssemblyCache(string folder)
{
    /// <summary>The environment variable that turns the cache off, if its value is <c>off</c>.</summary>
    public const string Variable = "MAKEMORE_CACHE";

    /// <summary>The parts of the tool that determine the compiled code.</summary>
    private static readonly string[] Compilers = ["Makemore.Tool", "Makemore.Generators", "Makemore", "Microsoft.CodeAnalysis.CSharp"];

    /// <summary>The cache in the user's folder for local application data; null if the user has no such folder, or turned the cache off.</summary>
    public static AssemblyCache? OfUser()
    {
        string data = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return data.Length == 0 || Environment.GetEnvironmentVariable(Variable) == "off"
            ? null
            : new AssemblyCache(Path.Combine(data, "makemore", "models"));
    }

    /// <summary>The key of a declaration: a hash of its source, and of the versions of everything that compiles it.</summary>
    public static string Key(Declaration declaration) =>
        Convert.ToHexStringLower(Hash([.. Compilers.Select(VersionOf), Environment.Version.ToString(), declaration.Source]));

    /// <summary>Finds the assembly of a key; null if there is none that is intact.</summary>
    public byte[]? Find(string key)
    {
        if (Read(PathOf(key)) is not { Length: > SHA256.HashSizeInBytes } file)
            return null;
        byte[] image = file[SHA256.HashSizeInBytes..];
        return file.AsSpan(0, SHA256.HashSizeInBytes).SequenceEqual(Seal(key, image)) ? image : null;
    }

    /// <summary>Stores the assembly of a key. Without the permission or the space to do so, the next run compiles again.</summary>
    public void Store(string key, byte[] image)
    {
        try
        {
            Directory.CreateDirectory(folder);
            AtomicFile.Replace(PathOf(key), stream =>
            {
                stream.Write(Seal(key, image));
                stream.Write(image);
            });
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The model is compiled; only the time that the next run would save is lost.
        }
    }

    private string PathOf(string key) => Path.Combine(folder, $"{key}.model");

    private static byte[]? Read(string path)
    {
        try
        {
            return File.Exists(path) ? File.ReadAllBytes(path) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A file that cannot be read is as good as none.
            return null;
        }
    }

    private static byte[] Seal(string key, byte[] image) => SHA256.HashData([.. Encoding.UTF8.GetBytes(key), .. image]);

    private static byte[] Hash(params string[] parts) => SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', parts)));

    /// <summary>
    /// The version of an assembly of the tool, which is different for each different build. It is read from the file, because
    /// loading the C# compiler takes time.
    /// </summary>
    private static string VersionOf(string assembly)
    {
        using var file = new PEReader(File.OpenRead(Path.Combine(AppContext.BaseDirectory, $"{assembly}.dll")));
        MetadataReader metadata = file.GetMetadataReader();
        return metadata.GetGuid(metadata.GetModuleDefinition().Mvid).ToString();
    }
}
