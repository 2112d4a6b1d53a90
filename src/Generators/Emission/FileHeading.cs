using System.Text;

namespace Makemore.Generators.Emission;

/// <summary>What a first file opens with: what it holds, the attribute, and a table.</summary>
internal static class FileHeading
{
    private const int LongestLine = 110;

    public static string Of(string subject, string attribute, string table) =>
        $"{subject}\n\n  {Wrapped(attribute)}\n\n  {table.Replace("\n", "\n  ")}";

    /// <summary>Breaks a long attribute behind an argument.</summary>
    private static string Wrapped(string attribute)
    {
        string[] arguments = attribute.Split([", "], StringSplitOptions.None);
        var text = new StringBuilder(arguments[0]);
        int length = arguments[0].Length;
        foreach (string argument in arguments.Skip(1))
        {
            bool fits = length + argument.Length < LongestLine;
            text.Append(fits ? ", " : ",\n      ").Append(argument);
            length = (fits ? length : 0) + argument.Length + 2;
        }
        return text.ToString();
    }
}
