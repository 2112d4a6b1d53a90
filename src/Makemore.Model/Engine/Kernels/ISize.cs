namespace Makemore.Engine;

/// <summary>
/// How many rows a tile of a product has. Each number is a type, so that the JIT compiles separate code for it.
/// </summary>
internal interface ISize
{
    static abstract int Count { get; }
}

internal readonly struct One : ISize
{
    public static int Count => 1;
}

internal readonly struct Two : ISize
{
    public static int Count => 2;
}

internal readonly struct Three : ISize
{
    public static int Count => 3;
}

internal readonly struct Four : ISize
{
    public static int Count => 4;
}

internal readonly struct Five : ISize
{
    public static int Count => 5;
}

internal readonly struct Six : ISize
{
    public static int Count => 6;
}
