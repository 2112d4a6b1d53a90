namespace Makemore.Testing;

/// <summary>A temporary folder of one test. It is deleted with all its files when the test ends.</summary>
public sealed class TemporaryFolder : IDisposable
{
    /// <summary>The path of the folder.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory("makemore-").FullName;

    /// <summary>The path of a file in it, whether the file exists or not.</summary>
    public string this[string file] => System.IO.Path.Combine(Path, file);

    /// <summary>Writes a file to the folder and returns its path.</summary>
    public string Write(string file, ReadOnlySpan<byte> content)
    {
        File.WriteAllBytes(this[file], content);
        return this[file];
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
