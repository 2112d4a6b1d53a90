using System.Globalization;

namespace Makemore.Generators.Model;

/// <summary>
/// A size of a model: its value, and its text in formulas and in code. The code uses the names of the model's constants.
/// </summary>
/// <param name="Value">The value, such as 60.</param>
/// <param name="Symbol">The text in formulas, such as C·D.</param>
/// <param name="Code">The C# code, such as ContextLength * EmbedSize.</param>
internal readonly record struct Size(int Value, string Symbol, string Code)
{
    public static Size operator *(Size left, Size right) =>
        new(left.Value * right.Value, $"{left.Symbol}·{right.Symbol}", $"{left.Code} * {right.Code}");

    /// <summary>A size that has no constant.</summary>
    public static Size Of(int value)
    {
        string text = value.ToString(CultureInfo.InvariantCulture);
        return new Size(value, text, text);
    }
}
