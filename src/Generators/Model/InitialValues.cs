using System.Globalization;

namespace Makemore.Generators.Model;

/// <summary>How a parameter starts: as one number throughout, or drawn.</summary>
/// <param name="Constant">The number; null where the values are drawn.</param>
/// <param name="IsUniform">Whether they are drawn evenly from −1 to 1, and not from the normal distribution.</param>
/// <param name="Gain">What the draws are multiplied by before the fan-in divides them; null for 1.</param>
/// <param name="FanIn">The size whose root divides the draws, if one does.</param>
/// <param name="Scale">What the draws are multiplied by in the end.</param>
internal sealed record InitialValues(int? Constant = null, bool IsUniform = false, Gain? Gain = null, Size? FanIn = null, float Scale = 1)
{
    public static InitialValues Zeros { get; } = new(Constant: 0);

    public static InitialValues Ones { get; } = new(Constant: 1);

    /// <summary>As a formula, for tables.</summary>
    public string Description
    {
        get
        {
            if (Constant is { } constant)
                return constant.ToString(CultureInfo.InvariantCulture);
            string draws = IsUniform ? "U(−1, 1)" : "randn";
            string gain = Gain is null ? "" : $" · {Gain.Text}";
            string fanIn = FanIn is { } size ? $" / √{size.Value.ToString(CultureInfo.InvariantCulture)}" : "";
            return draws + gain + fanIn + (Scale == 1 ? "" : $" · {Number(Scale)}");
        }
    }

    /// <summary>A number as text: 0.01.</summary>
    public static string Number(float value) => value.ToString("R", CultureInfo.InvariantCulture);
}
