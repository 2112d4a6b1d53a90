namespace Makemore.Generators.Model;

/// <summary>How a parameter starts: zeros, or normal draws made smaller.</summary>
internal sealed record Initialization
{
    private Initialization(string description, string? scaling)
    {
        Description = description;
        Scaling = scaling;
    }

    /// <summary>In words, for tables.</summary>
    public string Description { get; }

    /// <summary>What is done to the normal draws, in C#; null for zeros.</summary>
    public string? Scaling { get; }

    public static Initialization Zeros { get; } = new("0", null);

    /// <summary>The notebook's embedding: <c>randn * 0.01</c>.</summary>
    public static Initialization SmallNormal { get; } = new("randn · 0.01", "Times(0.01f)");

    /// <summary>The notebook's weights: <c>randn / fan_in ** 0.5</c>.</summary>
    public static Initialization ScaledNormal(int fanIn) =>
        new($"randn / √{fanIn}", $"Over(global::System.MathF.Sqrt({fanIn}))");
}
