namespace Makemore.Generators.Parsing;

/// <summary>An argument of the attribute that is a size: what it is unless written, and what it may be.</summary>
internal sealed record SizeArgument(string Name, int Default, int Minimum, int Maximum)
{
    public static SizeArgument Context { get; } = new("Context", Default: 3, Minimum: 1, Maximum: 1_024);

    public static SizeArgument Embed { get; } = new("Embed", Default: 20, Minimum: 1, Maximum: 65_536);

    public static SizeArgument Hidden { get; } = new("Hidden", Default: 100, Minimum: 1, Maximum: 65_536);

    public static SizeArgument Depth { get; } = new("Depth", Default: 1, Minimum: 0, Maximum: 64);

    public bool Allows(int value) => value >= Minimum && value <= Maximum;
}
