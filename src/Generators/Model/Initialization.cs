namespace Makemore.Generators.Model;

/// <summary>How a parameter starts: zeros, or normal draws, multiplied by a factor or divided by the root of a number.</summary>
/// <param name="Factor">What the draws are multiplied by, in C#.</param>
/// <param name="FanIn">The number whose root they are divided by.</param>
internal sealed record Initialization(string? Factor = null, int? FanIn = null)
{
    public static Initialization Zeros { get; } = new();

    /// <summary>The notebook's embedding: <c>randn * 0.01</c>.</summary>
    public static Initialization SmallNormal { get; } = new(Factor: "0.01");

    public bool IsDrawn => this != Zeros;

    /// <summary>In words, for tables.</summary>
    public string Description => Factor is not null ? $"randn · {Factor}" : FanIn is not null ? $"randn / √{FanIn}" : "0";

    /// <summary>The notebook's weights: <c>randn / fan_in ** 0.5</c>.</summary>
    public static Initialization ScaledNormal(int fanIn) => new(FanIn: fanIn);
}
