using Makemore.Generators.Model;

namespace Makemore.Generators.Emission;

/// <summary>The factors of a parameter's draws as C# code, in the order in which they apply; null for one that is not there.</summary>
internal static class StartCode
{
    /// <summary>The largest uniform draw.</summary>
    public static string Bound(InitialValues start) => $"1 / {SquareRoot(start.FanIn)}";

    public static string? Gain(InitialValues start) => start.Gain switch
    {
        "" => null,
        "5/3" => "5f / 3",
        _ => "global::System.MathF.Sqrt(2)",
    };

    /// <summary>What normal draws are divided by.</summary>
    public static string? Root(InitialValues start) => start.IsUniform || start.FanIn is null ? null : SquareRoot(start.FanIn);

    public static string? Scale(InitialValues start) => start.Scale == 1 ? null : InitialValues.Number(start.Scale) + "f";

    private static string SquareRoot(int? number) => $"global::System.MathF.Sqrt({number})";
}
