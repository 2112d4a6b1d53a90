namespace Makemore.Testing;

/// <summary>A folder of a test's own, gone with all its files when the test is over.</summary>
public sealed class TemporaryFolder : IDisposable
{
    /// <summary>Where the folder is.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory("makemore-").FullName;

    /// <summary>The path of a file in it, whether the file exists or not.</summary>
    public string this[string file] => System.IO.Path.Combine(Path, file);

    /// <summary>Writes a file into it, and gives its path.</summary>
    public string Write(string file, ReadOnlySpan<byte> content)
    {
        File.WriteAllBytes(this[file], content);
        return this[file];
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
