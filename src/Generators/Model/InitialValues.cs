using System.Globalization;

namespace Makemore.Generators.Model;

/// <summary>The initial values of a parameter: one constant, or random numbers.</summary>
/// <param name="Constant">The constant; null for random numbers.</param>
/// <param name="IsUniform">
/// Whether the numbers have the uniform distribution from −1 to 1. If not, they have the standard normal distribution.
/// </param>
/// <param name="Gain">The factor that is applied before the division by √fan-in; null for 1.</param>
/// <param name="FanIn">The size whose square root divides the numbers; null for no division.</param>
/// <param name="Scale">The factor that is applied last.</param>
internal sealed record InitialValues(int? Constant = null, bool IsUniform = false, Gain? Gain = null, Size? FanIn = null, float Scale = 1)
{
    public static InitialValues Zeros { get; } = new(Constant: 0);

    public static InitialValues Ones { get; } = new(Constant: 1);

    /// <summary>The initial values as a formula, for tables.</summary>
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

    /// <summary>A number as text, such as 0.01.</summary>
    public static string Number(float value) => value.ToString("R", CultureInfo.InvariantCulture);
}
