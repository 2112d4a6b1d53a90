using Makemore.Generators.Model;

namespace Makemore.Generators.Emission;

/// <summary>
/// The factors of a parameter's initial values as C# code, in the order in which they apply. A factor that is absent is
/// null.
/// </summary>
internal static class InitialValuesCode
{
    public static string? Gain(InitialValues values) => values.Gain is { } gain ? InitialValues.Number(gain.Value) + "f" : null;

    /// <summary>The divisor.</summary>
    public static string? Root(InitialValues values) => values.FanIn is { } fanIn ? $"global::System.MathF.Sqrt({fanIn.Code})" : null;

    public static string? Scale(InitialValues values) => values.Scale == 1 ? null : InitialValues.Number(values.Scale) + "f";
}
