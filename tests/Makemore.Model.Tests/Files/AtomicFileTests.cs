using System.Runtime.Versioning;
using Makemore.Testing;

namespace Makemore.Tests.Files;

public sealed class AtomicFileTests : IDisposable
{
    /// <summary>The largest number of bytes of a name on the usual file systems.</summary>
    private const int MaxNameBytes = 255;

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
        Assert.Equal(["f"], Files());
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
        Assert.Equal(["f"], Files());
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
        Assert.Equal($"{_folder.Path} is a folder; specify a file.", exception.Message);
    }

    [Fact]
    public void AMissingFolderIsNamed()
    {
        string path = _folder[Path.Combine("no", "where")];
        var exception = Assert.Throws<DirectoryNotFoundException>(() => AtomicFile.Replace(path, _ => { }));
        Assert.Equal($"{path} cannot be written: there is no folder {_folder["no"]}; create it first.", exception.Message);
    }

    [Fact]
    public void ANameMayBeAsLongAsTheSystemAllows()
    {
        string longest = _folder[new string('n', MaxNameBytes)];
        AtomicFile.Replace(longest, "new");
        Assert.Equal("new", File.ReadAllText(longest));

        string tooLong = _folder[new string('n', MaxNameBytes + 1)];
        var exception = Assert.Throws<PathTooLongException>(() => AtomicFile.Replace(tooLong, "new"));
        Assert.Equal($"{tooLong} cannot be written: its name is too long; specify a shorter one.", exception.Message);
    }

    [Fact]
    public void AReadOnlyFileStaysAndIsNamed()
    {
        string path = _folder.Write("f", "old"u8);
        File.SetAttributes(path, FileAttributes.ReadOnly);

        var exception = Assert.Throws<UnauthorizedAccessException>(() => AtomicFile.Replace(path, "new"));

        Assert.Equal($"{path} cannot be written: the file is read-only; make it writable, or specify another file.", exception.Message);
        Assert.Equal(exception.Message, Assert.Throws<UnauthorizedAccessException>(() => AtomicFile.ThrowUnlessWritable(path)).Message);
        Assert.Equal("old", File.ReadAllText(path));
        Assert.Equal(["f"], Files());
        File.SetAttributes(path, FileAttributes.Normal);
    }

    [Fact]
    public void ATryChangesNothing()
    {
        string path = _folder.Write("f", "old"u8);

        AtomicFile.ThrowUnlessWritable(path);
        AtomicFile.ThrowUnlessWritable(_folder["new"]);

        Assert.Equal("old", File.ReadAllText(path));
        Assert.Equal(["f"], Files());
    }

    [UnixFact]
    [UnsupportedOSPlatform("windows")]
    public void TheModeStays()
    {
        string path = _folder.Write("f", "old"u8);
        foreach (UnixFileMode mode in new[]
        {
            UnixFileMode.UserRead | UnixFileMode.UserWrite,
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite,
        })
        {
            File.SetUnixFileMode(path, mode);
            AtomicFile.Replace(path, stream => Assert.Equal(
                UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Assert.Single(Directory.GetFiles(_folder.Path, "*.tmp")))));
            Assert.Equal(mode, File.GetUnixFileMode(path));
        }
    }

    /// <summary>Only the superuser may give files away, so only then there is anything to see.</summary>
    [UnixFact]
    [UnsupportedOSPlatform("windows")]
    public void TheOwnerStays()
    {
        const uint Somebody = 12345;
        if (!Environment.IsPrivilegedProcess || !OperatingSystem.IsLinux())
            return;
        string path = _folder.Write("f", "old"u8);
        UnixFile.TrySetOwner(path, Somebody, Somebody + 1);

        AtomicFile.Replace(path, "new");

        Assert.Equal(new UnixFileStatus(IsRegular: true, Somebody, Somebody + 1), UnixFile.StatusOf(path));
    }

    [UnixFact]
    public void ALinkStaysAndItsTargetIsReplaced()
    {
        Directory.CreateDirectory(_folder["a"]);
        Directory.CreateDirectory(_folder["b/c"]);
        _folder.Write("target", "old"u8);
        File.CreateSymbolicLink(_folder["a/relative"], "../target");
        File.CreateSymbolicLink(_folder["a/chain"], "relative");
        Directory.CreateSymbolicLink(_folder["a/folder"], _folder["b/c"]);
        // The folder above a folder that is a link is the one above its target.
        File.CreateSymbolicLink(_folder["b/above"], "../target");
        File.CreateSymbolicLink(_folder["a/physical"], "folder/../above");

        foreach (string link in new[] { "a/relative", "a/chain", "a/physical" })
        {
            AtomicFile.Replace(_folder[link], link);

            Assert.NotNull(new FileInfo(_folder[link]).LinkTarget);
            Assert.Null(new FileInfo(_folder["target"]).LinkTarget);
            Assert.Equal(link, File.ReadAllText(_folder["target"]));
        }
        Assert.Equal(["a/chain", "a/physical", "a/relative", "b/above", "target"], Files());
    }

    [UnixFact]
    public void ALinkWithoutATargetGetsOne()
    {
        File.CreateSymbolicLink(_folder["link"], "target");
        AtomicFile.Replace(_folder["link"], "new");
        Assert.Equal("new", File.ReadAllText(_folder["target"]));

        File.CreateSymbolicLink(_folder["nowhere"], "absent/target");
        var exception = Assert.Throws<DirectoryNotFoundException>(() => AtomicFile.Replace(_folder["nowhere"], "new"));
        Assert.Equal($"{_folder["nowhere"]} cannot be written: there is no folder {_folder["absent"]}; create it first.", exception.Message);
    }

    [UnixFact]
    public void LinksInALoopAreTold()
    {
        File.CreateSymbolicLink(_folder["a"], "b");
        File.CreateSymbolicLink(_folder["b"], "a");

        var exception = Assert.Throws<IOException>(() => AtomicFile.Replace(_folder["a"], "new"));
        Assert.Equal($"{_folder["a"]} cannot be written: its symbolic links form a loop; specify another file.", exception.Message);
    }

    /// <summary>As /dev/stdout is, if the output goes to a file.</summary>
    [UnixFact]
    public void AFileThatIsOpenUnderANumberIsNotReplaced()
    {
        if (!OperatingSystem.IsLinux())
            return;
        string open = _folder.Write("open", "old"u8);
        using FileStream file = File.OpenRead(open);
        File.CreateSymbolicLink(_folder["link"], $"/proc/self/fd/{file.SafeFileHandle.DangerousGetHandle()}");

        var exception = Assert.Throws<IOException>(() => AtomicFile.Replace(_folder["link"], "new"));
        Assert.Equal($"{_folder["link"]} cannot be written: it stands for {open}, which a process has open; specify another file.", exception.Message);
        Assert.Equal("old", File.ReadAllText(open));
    }

    [UnixFact]
    public async Task APipeReceivesTheContentAndStays()
    {
        string pipe = await SpecialFile.Pipe(_folder);
        File.CreateSymbolicLink(_folder["link"], pipe);

        foreach (string path in new[] { pipe, _folder["link"] })
        {
            AtomicFile.ThrowUnlessWritable(path);
            Task<string> reader = Task.Run(() => File.ReadAllText(pipe));
            AtomicFile.Replace(path, "new");
            Assert.Equal("new", await reader);
            Assert.True(OutputTarget.IsStreamAt(path));
        }
        Assert.Equal(["link", "pipe"], Files());
    }

    [UnixFact]
    public async Task ADeviceReceivesTheContentAndStays()
    {
        string device = await SpecialFile.NullDevice(_folder);

        AtomicFile.ThrowUnlessWritable(device);
        AtomicFile.Replace(device, "new");

        Assert.True(OutputTarget.IsStreamAt(device));
        Assert.Equal("", File.ReadAllText(device));
    }

    [Fact]
    public void WhatAKilledProcessLeftIsRemoved()
    {
        string left = LeftBySaveOf("f");
        string other = LeftBySaveOf("g");

        AtomicFile.Replace(_folder["f"], "new");

        Assert.False(File.Exists(left));
        Assert.True(File.Exists(other));
        AtomicFile.ThrowUnlessWritable(_folder["g"]);
        Assert.Equal(["f"], Files());
    }

    [Fact]
    public void WhatAnotherSaveIsWritingStays()
    {
        AtomicFile.Replace(_folder["f"], outer =>
        {
            outer.Write("outer"u8);
            AtomicFile.Replace(_folder["f"], "inner");
            AtomicFile.ThrowUnlessWritable(_folder["f"]);
            Assert.Equal("inner", File.ReadAllText(_folder["f"]));
        });

        Assert.Equal("outer", File.ReadAllText(_folder["f"]));
        Assert.Equal(["f"], Files());
    }

    [Fact]
    public void SeveralMaySaveTheSameFileWhileOthersReadIt()
    {
        const int Saves = 100;
        string[] contents = [.. Enumerable.Range(0, 4).Select(writer => new string((char)('a' + writer), 10_000))];
        AtomicFile.Replace(_folder["f"], contents[0]);

        Parallel.For(0, 2 * contents.Length, new ParallelOptions { MaxDegreeOfParallelism = 2 * contents.Length }, worker =>
        {
            for (int save = 0; save < Saves; save++)
            {
                if (worker < contents.Length)
                    AtomicFile.Replace(_folder["f"], contents[worker]);
                else
                    Assert.Contains(File.ReadAllText(_folder["f"]), contents);
            }
        });

        Assert.Equal(["f"], Files());
    }

    /// <summary>Makes the file that a process leaves if it is killed while it saves.</summary>
    private string LeftBySaveOf(string file)
    {
        string[] before = Directory.GetFiles(_folder.Path);
        string left = "";
        AtomicFile.Replace(_folder[file], _ => left = Assert.Single(Directory.GetFiles(_folder.Path).Except(before)));
        File.Delete(_folder[file]);
        File.WriteAllText(left, "a part");
        return left;
    }

    private string[] Files() =>
        [.. Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(_folder.Path, path).Replace('\\', '/')).Order(StringComparer.Ordinal)];
}
