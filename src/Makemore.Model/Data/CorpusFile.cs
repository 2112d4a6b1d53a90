namespace Makemore;

/// <summary>Reads the bytes of a corpus, also from a pipe.</summary>
internal static class CorpusFile
{
    /// <summary>How many bytes are read between two checks of the cancellation token.</summary>
    private const int Piece = 1 << 20;

    /// <summary>Reads all bytes.</summary>
    /// <param name="path">The file.</param>
    /// <param name="maxLength">The largest number of bytes that the file may have.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="CorpusException">The file is longer.</exception>
    public static byte[] Read(string path, int maxLength, CancellationToken cancellationToken)
    {
        using FileStream file = File.OpenRead(path);
        if (file.CanSeek && file.Length > maxLength)
            throw TooLong(path, maxLength);
        // The file has its length, unless it is a pipe or grows.
        byte[] bytes = new byte[file.CanSeek ? file.Length : Piece];
        int length = 0;
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (length == bytes.Length)
            {
                int next = file.ReadByte();
                if (next < 0)
                    return bytes;
                if (length == maxLength)
                    throw TooLong(path, maxLength);
                Array.Resize(ref bytes, (int)Math.Min(2L * length + Piece, maxLength));
                bytes[length++] = (byte)next;
            }
            int read = file.Read(bytes, length, Math.Min(Piece, bytes.Length - length));
            length += read;
            if (read == 0 && length < bytes.Length)
                return bytes[..length];
        }
    }

    private static CorpusException TooLong(string path, int maxLength) => new($"{path} is longer than {maxLength} bytes; split it.");
}
