using Makemore.CommandLine.Sweeping.Storage;

namespace Makemore.CommandLine.Files;

/// <summary>Reads the files that options name.</summary>
internal static class InputFile
{
    /// <summary>Reads a file, and adds the option to the message of a fault.</summary>
    /// <param name="option">The option that names the file.</param>
    /// <param name="path">The file, as the user wrote it.</param>
    /// <param name="read">Reads it.</param>
    /// <exception cref="IOException">The file cannot be read, or its content is faulty.</exception>
    public static T Read<T>(string option, string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException || IsOfContent(fault, path))
        {
            throw new IOException($"{option} {FileFault.Message(path, "cannot be read", fault)}", fault);
        }
    }

    /// <inheritdoc cref="Read{T}"/>
    public static void Read(string option, string path, Action read) => Read(option, path, () =>
    {
        read();
        return path;
    });

    private static bool IsOfContent(Exception fault, string path) =>
        fault is CorpusException or CheckpointException or ResultsException && FileFault.Names(path, fault);
}
