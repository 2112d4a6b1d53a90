using System.Text;

namespace Makemore.Generators.Emission;

/// <summary>Text with indentation, LF line ends, and no trailing white space: the same bytes on every machine.</summary>
internal sealed class SourceWriter
{
    private const int IndentSize = 4;

    private readonly StringBuilder _text = new();
    private int _depth;

    /// <summary>Writes lines at the present depth. A raw string literal may hold several; an empty one stays empty.</summary>
    public SourceWriter Write(string lines)
    {
        foreach (string line in lines.Split('\n'))
        {
            string content = line.TrimEnd();
            if (content.Length > 0)
                _text.Append(' ', _depth * IndentSize).Append(content);
            _text.Append('\n');
        }
        return this;
    }

    public SourceWriter Blank() => Write("");

    public SourceWriter Open()
    {
        Write("{");
        _depth++;
        return this;
    }

    public SourceWriter Close()
    {
        _depth--;
        return Write("}");
    }

    public override string ToString() => _text.ToString();
}
