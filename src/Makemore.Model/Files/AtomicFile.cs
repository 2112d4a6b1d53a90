using System.Text;

namespace Makemore;

/// <summary>
/// Replaces a file in one step. A reader sees either all of the old content or all of the new content, even if the process is killed or
/// the machine loses power.
/// </summary>
/// <remarks>
/// A symbolic link stays one, and its target is replaced. A device or a pipe is never replaced; it receives the content. The new
/// file has the mode of the old one and, if the system allows it, its owner and group. A read-only file is not replaced.
/// </remarks>
internal static class AtomicFile
{
    private const string Failure = "cannot be written";

    /// <summary>
    /// Writes a new file beside the old one, flushes it to the disk, and then gives it the name of the old one. When the method returns,
    /// the new file is on the disk under this name.
    /// </summary>
    /// <param name="path">The file to create or replace.</param>
    /// <param name="write">Writes the content. If it throws, the old file does not change.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The program may not write the file.</exception>
    public static void Replace(string path, Action<Stream> write)
    {
        Explained(path, () =>
        {
            var target = OutputTarget.Of(path);
            if (target.IsStream)
            {
                using var stream = new FileStream(target.Path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
                write(stream);
                return;
            }
            using var file = TemporaryFile.For(target);
            write(file.Content);
            file.MoveTo(target);
        });
    }

    /// <summary>Replaces a file by a text in UTF-8.</summary>
    /// <inheritdoc cref="Replace(string, Action{Stream})"/>
    /// <param name="path">The file to create or replace.</param>
    /// <param name="text">The content.</param>
    public static void Replace(string path, string text) => Replace(path, stream => stream.Write(Encoding.UTF8.GetBytes(text)));

    /// <summary>Checks that a file can be created or replaced. It creates the temporary file for this, and deletes it.</summary>
    /// <param name="path">The file. A device or a pipe is not opened, because its reader would notice.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The program may not write the file.</exception>
    public static void ThrowUnlessWritable(string path)
    {
        Explained(path, () =>
        {
            var target = OutputTarget.Of(path);
            if (!target.IsStream)
                TemporaryFile.For(target).Dispose();
        });
    }

    /// <summary>Says in the message of a fault which file the user wanted to write, if it does not say this yet.</summary>
    private static void Explained(string path, Action action)
    {
        try
        {
            action();
        }
        catch (IOException fault) when (!FileFault.Names(path, fault))
        {
            throw new IOException(FileFault.Message(path, Failure, fault), fault);
        }
        catch (UnauthorizedAccessException fault) when (!FileFault.Names(path, fault))
        {
            throw new UnauthorizedAccessException(FileFault.Message(path, Failure, fault), fault);
        }
    }
}
