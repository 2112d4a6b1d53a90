using Makemore.Generators.Model;

namespace Makemore.Generators.Emission;

/// <summary>The factors of a parameter's draws as C# code, in the order in which they apply; null for one that is not there.</summary>
internal static class StartCode
{
    public static string? Gain(InitialValues start) => start.Gain switch
    {
        "" => null,
        "5/3" => "5f / 3",
        _ => "global::System.MathF.Sqrt(2)",
    };

    /// <summary>What draws are divided by.</summary>
    public static string? Root(InitialValues start) => start.FanIn is { } fanIn ? $"global::System.MathF.Sqrt({fanIn})" : null;

    public static string? Scale(InitialValues start) => start.Scale == 1 ? null : InitialValues.Number(start.Scale) + "f";
}
