using Makemore;

namespace Names.Grids;

/// <summary>The rows of the paper's table for words: how many words before, how large, with direct connections or without.</summary>
[MlpSweep(
    Tokens = Tokens.Words, VocabularySize = 20_000,
    Context = [4, 2], Embed = [60, 30], Direct = [true, false], Normalization = [Normalization.Layer], Dropout = [0.2f])]
internal static partial class TextSweep;
