namespace Makemore.Benchmarks.Models;

/// <summary>The notebook's model with contexts of many lengths.</summary>
internal static partial class ContextLengths
{
    public static IEnumerable<ILanguageModel> All() =>
    [
        new Context1(), new Context2(), new Context3(), new Context4(), new Context6(), new Context8(), new Context12(), new Context16(),
    ];

    [Mlp(Context = 1)]
    private sealed partial class Context1;

    [Mlp(Context = 2)]
    private sealed partial class Context2;

    [Mlp(Context = 3)]
    private sealed partial class Context3;

    [Mlp(Context = 4)]
    private sealed partial class Context4;

    [Mlp(Context = 6)]
    private sealed partial class Context6;

    [Mlp(Context = 8)]
    private sealed partial class Context8;

    [Mlp(Context = 12)]
    private sealed partial class Context12;

    [Mlp(Context = 16)]
    private sealed partial class Context16;
}
