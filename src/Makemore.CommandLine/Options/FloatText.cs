using System.Globalization;

namespace Makemore.CommandLine.Options;

/// <summary>Explains why a number is out of a range that it seems to be in.</summary>
internal static class FloatText
{
    /// <summary>Says what a number is as a 32-bit floating-point number; empty if that is the same, or if the text is not a number.</summary>
    public static string Rounded(string text)
    {
        if (!text.Any(char.IsAsciiDigit) || !double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double written))
            return "";
        float held = (float)written;
        bool isSame = float.IsFinite(held) && double.Parse(held.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) == written;
        return isSame ? "" : string.Create(CultureInfo.InvariantCulture, $", which is {held} as a 32-bit floating-point number");
    }
}
