namespace Makemore.Tests.Files;

public sealed class FileFaultTests
{
    public static TheoryData<Exception, string> Faults => new()
    {
        { new FileNotFoundException("Could not find file '/x/a'.", "/x/a"), "there is no such file; specify another path." },
        { new DirectoryNotFoundException("Could not find a part of the path '/x/a'."), "a folder of its path does not exist, or is a file; specify another path." },
        { new UnauthorizedAccessException("Access to the path '/x/a' is denied."), "you do not have the permission; specify another path." },
        { new PathTooLongException("The path is too long."), "its name is too long; specify a shorter one." },
        // .NET gives no name if the current folder is gone.
        { new FileNotFoundException("Unable to find the specified file."), "the current folder does not exist; change to a folder that exists." },
        // The user does not know the temporary file.
        { new IOException("Read-only file system : '/x/makemore-55aa-0.tmp'"), "Read-only file system; specify another path." },
        { new IOException("No space left on device"), "No space left on device; specify another path." },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void AMessageHasThePathAsTheUserWroteItTheReasonAndWhatToDo(Exception fault, string reason) =>
        Assert.Equal($"a cannot be written: {reason}", FileFault.Message("a", "cannot be written", fault));

    [Fact]
    public void AMessageThatNamesThePathStays() =>
        Assert.Equal("a is a folder; specify a file.", FileFault.Message("a", "cannot be written", new IOException("a is a folder; specify a file.")));
}
