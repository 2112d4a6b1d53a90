using System.Collections;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;

namespace Makemore.Testing;

/// <summary>Writes a case of a property as C#, so that it can be pasted into a test.</summary>
public static class CaseText
{
    private const string Quotes = "\"\"\"";

    /// <summary>A lone surrogate, which can be neither saved in a file nor shown on a terminal.</summary>
    private static readonly Regex LoneSurrogate = new("[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]");

    /// <summary>Writes a C# expression whose value is the case.</summary>
    /// <exception cref="NotSupportedException">The case has a value of a type that is not supported.</exception>
    public static string Of(object? value) => value switch
    {
        string text when IsReadableAsItIs(text) => $"{Quotes}\n{text}\n{Quotes}",
        string text => LoneSurrogate.Replace(SymbolDisplay.FormatLiteral(text, quote: true), half => $"\\u{(int)half.Value[0]:x4}"),
        ITuple tuple => $"({Join(Enumerable.Range(0, tuple.Length).Select(i => tuple[i]))})",
        IEnumerable items => $"[{Join(items.Cast<object?>())}]",
        double number when !double.IsFinite(number) => $"double.{(double.IsNaN(number) ? "NaN" : number > 0 ? "PositiveInfinity" : "NegativeInfinity")}",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        null or bool or char or int or uint or long or ulong or byte => SymbolDisplay.FormatPrimitive(value!, quoteStrings: true, useHexadecimalNumbers: false)!,
        _ => throw new NotSupportedException($"Say in {nameof(CaseText)} how a value of {value.GetType()} is written."),
    };

    private static string Join(IEnumerable<object?> values) => string.Join(", ", values.Select(Of));

    /// <summary>Whether a text has several lines and only characters that a raw string literal can contain and an editor shows.</summary>
    private static bool IsReadableAsItIs(string text) =>
        text.Contains('\n', StringComparison.Ordinal)
        && !text.Contains(Quotes, StringComparison.Ordinal)
        && text.All(character => character is '\n' or (>= ' ' and <= '~'));
}
