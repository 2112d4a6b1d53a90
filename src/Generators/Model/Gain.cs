namespace Makemore.Generators.Model;

/// <summary>
/// A factor for the initial weights that compensates for the variance that the activation function removes.
/// </summary>
/// <param name="Value">The factor.</param>
/// <param name="Text">The factor as text in formulas.</param>
internal sealed record Gain(float Value, string Text)
{
    public static Gain RootOfTwo { get; } = new(1.41421356f, "√2");

    public static Gain FiveThirds { get; } = new(5f / 3, "5/3");
}
