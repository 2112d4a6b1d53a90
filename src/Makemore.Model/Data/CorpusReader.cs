using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Makemore;

/// <summary>Reads text files with one word or sentence on each line. Errors name the line and the column.</summary>
internal static class CorpusReader
{
    /// <summary>
    /// The maximum length of a line in bytes. A file with a longer line is probably not a list of words or sentences.
    /// </summary>
    internal const int MaxLineLength = 100_000;

    /// <summary>The maximum length of a file in bytes. The whole file is read into memory.</summary>
    private const int MaxFileLength = 2_000_000_000;

    /// <summary>How many lines are read between two checks of the cancellation token.</summary>
    private const int CancellationInterval = 1 << 10;

    /// <summary>
    /// The control characters that a text must not have. Tabs and form feeds are white space, and are allowed.
    /// </summary>
    private static readonly SearchValues<byte> ControlCharacters =
        SearchValues.Create([.. Enumerable.Range(0, 0x20).Where(value => !char.IsWhiteSpace((char)value)).Select(value => (byte)value)]);

    public static Corpus Read(string path, CancellationToken cancellationToken)
    {
        if (Directory.Exists(path))
            throw new CorpusException($"{path} is a folder; name a text file with one word or sentence on each line.");
        Corpus corpus = Read(CorpusFile.Read(path, MaxFileLength, cancellationToken), path, cancellationToken);
        return corpus.Count > 0
            ? corpus
            : throw new CorpusException($"{path} holds no words; a corpus is a text file with one word or sentence on each line.");
    }

    public static Corpus Read(ReadOnlySpan<byte> text, string source, CancellationToken cancellationToken = default)
    {
        text = SkipByteOrderMark(text, source);
        int count = CountWords(text, cancellationToken);
        string[] words = new string[count];
        int[] lines = new int[count];
        int word = 0;
        for (int line = 1; !text.IsEmpty; line++)
        {
            CheckCancellation(line, cancellationToken);
            ReadOnlySpan<byte> bytes = NextLine(ref text);
            if (bytes.IsEmpty)
                continue;
            words[word] = Decode(bytes, source, line);
            lines[word++] = line;
        }
        return new Corpus(source, words, lines);
    }

    /// <summary>Counts the lines that are not empty, so that their arrays have no spare room.</summary>
    private static int CountWords(ReadOnlySpan<byte> text, CancellationToken cancellationToken)
    {
        int count = 0;
        for (int line = 1; !text.IsEmpty; line++)
        {
            CheckCancellation(line, cancellationToken);
            if (!NextLine(ref text).IsEmpty)
                count++;
        }
        return count;
    }

    private static void CheckCancellation(int line, CancellationToken cancellationToken)
    {
        if (line % CancellationInterval == 0)
            cancellationToken.ThrowIfCancellationRequested();
    }

    /// <summary>Removes the first line from the text and returns it. Lines end with \n, \r\n or \r.</summary>
    private static ReadOnlySpan<byte> NextLine(ref ReadOnlySpan<byte> text)
    {
        int end = text.IndexOfAny((byte)'\n', (byte)'\r');
        ReadOnlySpan<byte> line = end < 0 ? text : text[..end];
        text = end < 0 ? [] : text[end..].StartsWith("\r\n"u8) ? text[(end + 2)..] : text[(end + 1)..];
        return line;
    }

    private static ReadOnlySpan<byte> SkipByteOrderMark(ReadOnlySpan<byte> text, string source)
    {
        if (text.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || text.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
            throw new CorpusException($"{source} is UTF-16 text; save it as UTF-8.");
        return text.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? text[3..] : text;
    }

    private static string Decode(ReadOnlySpan<byte> bytes, string source, int line)
    {
        int control = bytes.IndexOfAny(ControlCharacters);
        if (control >= 0)
            throw new CorpusException($"{source}, line {line}, column {Column(bytes, control)}: control character 0x{bytes[control]:X2}; a corpus is a text file with one word or sentence on each line.");
        if (bytes.Length > MaxLineLength)
            throw new CorpusException($"{source}, line {line}: longer than {MaxLineLength} bytes; a corpus is a text file with one word or sentence on each line.");
        int invalid = IndexOfInvalid(bytes);
        if (invalid >= 0)
            throw new CorpusException($"{source}, line {line}, column {Column(bytes, invalid)}: byte 0x{bytes[invalid]:X2} is not UTF-8; save the file as UTF-8.");
        return Encoding.UTF8.GetString(bytes);
    }

    /// <summary>The first byte that is not UTF-8, or −1.</summary>
    private static int IndexOfInvalid(ReadOnlySpan<byte> bytes)
    {
        if (Utf8.IsValid(bytes))
            return -1;
        int index = 0;
        while (Rune.DecodeFromUtf8(bytes[index..], out _, out int length) == OperationStatus.Done)
            index += length;
        return index;
    }

    /// <summary>The column of a byte, counted from 1 in the characters of .NET.</summary>
    private static int Column(ReadOnlySpan<byte> bytes, int index) => Encoding.UTF8.GetCharCount(bytes[..index]) + 1;
}
