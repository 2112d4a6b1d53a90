namespace Makemore.Generators.Emission;

/// <summary>
/// Text with indentation, LF line ends, and no trailing white space: the same bytes on every machine. A tab parts what
/// stands in a line into columns; the end of the block aligns them.
/// </summary>
internal sealed class SourceWriter
{
    private const int IndentSize = 4;
    private const int ColumnGap = 3;

    private readonly List<string> _lines = [];

    /// <summary>Where the lines of each open block begin.</summary>
    private readonly Stack<int> _blocks = [];

    /// <summary>Writes lines at the present depth. A raw string literal may hold several; an empty one stays empty.</summary>
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
