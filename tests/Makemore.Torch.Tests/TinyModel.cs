namespace Makemore.Torch.Tests;

/// <summary>A model whose steps take no time.</summary>
[Mlp(Context = 2, Embed = 2, Hidden = 3, Alphabet = "ab", Backend = Backend.Torch)]
public partial class TinyModel
{
    /// <summary>Examples for it.</summary>
    public static ContextDataset Data =>
        ContextDataset.Build(Corpus.FromLines(["ab", "abba", "baa"]), Vocabulary, ContextLength);
}

/// <summary>The same by the other backend.</summary>
[Mlp(Context = 2, Embed = 2, Hidden = 3, Alphabet = "ab")]
public partial class SimdTinyModel;
