using Makemore.Testing;

namespace Makemore.Tests.Checkpoints;

public sealed class AtomicFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void WritesANewFile()
    {
        AtomicFile.Replace(_folder["f"], stream => stream.Write("new"u8));
        Assert.Equal("new", File.ReadAllText(_folder["f"]));
    }

    [Fact]
    public void ReplacesAnOldFileOnlyWhenTheNewOneIsWhole()
    {
        _folder.Write("f", "old"u8);
        AtomicFile.Replace(_folder["f"], stream =>
        {
            stream.Write("new"u8);
            stream.Flush();
            Assert.Equal("old", File.ReadAllText(_folder["f"]));
        });
        Assert.Equal("new", File.ReadAllText(_folder["f"]));
        Assert.Equal([_folder["f"]], Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public void WhenTheWriterFailsTheOldFileStaysAndNothingElse()
    {
        _folder.Write("f", "old"u8);
        Assert.Throws<OperationCanceledException>(() => AtomicFile.Replace(_folder["f"], stream =>
        {
            stream.Write("new"u8);
            throw new OperationCanceledException();
        }));
        Assert.Equal("old", File.ReadAllText(_folder["f"]));
        Assert.Equal([_folder["f"]], Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public void WritesInTheCurrentFolderToo()
    {
        // Nobody else has a folder of this name, nor a file.
        string name = Path.GetFileName(_folder.Path);
        AtomicFile.Replace(name, stream => stream.Write("new"u8));
        Assert.Equal("new", File.ReadAllText(name));
        File.Delete(name);
    }

    [Fact]
    public void AFolderIsNotReplaced()
    {
        var exception = Assert.Throws<IOException>(() => AtomicFile.Replace(_folder.Path, _ => { }));
        Assert.Equal($"{_folder.Path} is a folder; name a file.", exception.Message);
    }

    [Fact]
    public void AMissingFolderIsNamed()
    {
        string path = _folder[Path.Combine("no", "where")];
        var exception = Assert.Throws<DirectoryNotFoundException>(() => AtomicFile.Replace(path, _ => { }));
        Assert.Equal($"{path} cannot be written: there is no folder {_folder["no"]}; create it first.", exception.Message);
    }
}
