namespace Makemore.Benchmarks.Models;

/// <summary>The notebook's model with hidden layers of many sizes.</summary>
internal static partial class HiddenSizes
{
    public static IEnumerable<ILanguageModel> All() =>
    [
        new Hidden16(), new Hidden32(), new Hidden64(), new Hidden128(), new Hidden256(), new Hidden512(), new Hidden1024(), new Hidden2048(),
    ];

    [Mlp(Hidden = 16)]
    private sealed partial class Hidden16;

    [Mlp(Hidden = 32)]
    private sealed partial class Hidden32;

    [Mlp(Hidden = 64)]
    private sealed partial class Hidden64;

    [Mlp(Hidden = 128)]
    private sealed partial class Hidden128;

    [Mlp(Hidden = 256)]
    private sealed partial class Hidden256;

    [Mlp(Hidden = 512)]
    private sealed partial class Hidden512;

    [Mlp(Hidden = 1024)]
    private sealed partial class Hidden1024;

    [Mlp(Hidden = 2048)]
    private sealed partial class Hidden2048;
}
