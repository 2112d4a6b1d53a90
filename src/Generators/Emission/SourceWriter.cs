namespace Makemore.Generators.Emission;

/// <summary>
/// Writes text with indentation, LF line ends, and no trailing white space. The bytes are the same on every machine. A tab
/// separates the columns of a line. The columns are aligned when the block is closed.
/// </summary>
internal sealed class SourceWriter
{
    private const int IndentSize = 4;
    private const int ColumnGap = 3;

    private readonly List<string> _lines = [];

    /// <summary>The index of the first line of each open block.</summary>
    private readonly Stack<int> _blocks = [];

    /// <summary>
    /// Writes lines at the current depth. A raw string literal may have several lines. An empty line stays empty.
    /// </summary>
    public SourceWriter Write(string lines)
    {
        string indent = new(' ', _blocks.Count * IndentSize);
        foreach (string line in lines.Split('\n'))
            _lines.Add((indent + line).TrimEnd());
        return this;
    }

    public SourceWriter Blank() => Write("");

    public SourceWriter Open()
    {
        Write("{");
        _blocks.Push(_lines.Count);
        return this;
    }

    public SourceWriter Close()
    {
        AlignColumns(_blocks.Pop());
        return Write("}");
    }

    public override string ToString() => string.Concat(_lines.Select(line => line + "\n"));

    private void AlignColumns(int firstLine)
    {
        while (_lines.Skip(firstLine).Select(line => line.IndexOf('\t')).DefaultIfEmpty(-1).Max() is var width and >= 0)
        {
            for (int i = firstLine; i < _lines.Count; i++)
            {
                string[] parts = _lines[i].Split(['\t'], 2);
                if (parts.Length == 2)
                    _lines[i] = parts[0].PadRight(width + ColumnGap) + parts[1];
            }
        }
    }
}
