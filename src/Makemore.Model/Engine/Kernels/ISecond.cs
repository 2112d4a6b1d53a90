namespace Makemore.Engine;

/// <summary>
/// What a tile of a product computes beside the first register of each row. Each case is a type, so that the JIT
/// compiles separate code for it.
/// </summary>
internal interface ISecond
{
    /// <summary>Whether there is anything else.</summary>
    static abstract bool Exists { get; }

    /// <summary>Whether it is the same register of the tile below, and not another register of the same row.</summary>
    static abstract bool IsTile { get; }
}

/// <summary>Nothing.</summary>
internal readonly struct NoSecond : ISecond
{
    public static bool Exists => false;

    public static bool IsTile => false;
}

/// <summary>A second register of each row.</summary>
internal readonly struct SecondRegister : ISecond
{
    public static bool Exists => true;

    public static bool IsTile => false;
}

/// <summary>The same register of the tile below.</summary>
internal readonly struct SecondTile : ISecond
{
    public static bool Exists => true;

    public static bool IsTile => true;
}
