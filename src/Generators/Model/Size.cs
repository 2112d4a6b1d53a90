using System.Globalization;

namespace Makemore.Generators.Model;

/// <summary>
/// A size of a model: the number, and how it is written with the names of the model's constants, in formulas and in code.
/// </summary>
/// <param name="Value">The number: 60.</param>
/// <param name="Symbol">As formulas write it: C·D.</param>
/// <param name="Code">As C# writes it: ContextLength * EmbedSize.</param>
internal readonly record struct Size(int Value, string Symbol, string Code)
{
    public static Size operator *(Size left, Size right) =>
        new(left.Value * right.Value, $"{left.Symbol}·{right.Symbol}", $"{left.Code} * {right.Code}");

    /// <summary>A number that has no name.</summary>
    public static Size Of(int value)
    {
        string text = value.ToString(CultureInfo.InvariantCulture);
        return new Size(value, text, text);
    }
}
