namespace Makemore.Tool.Grids;

/// <summary>The rows of the paper's table for words: two context lengths, two embedding sizes, with and without direct connections.</summary>
[MlpSweep(
    Tokens = Tokens.Words, VocabularySize = 20_000,
    Context = [4, 2], Embed = [60, 30], Direct = [true, false], Normalization = [Normalization.Layer], Dropout = [0.2f])]
internal static partial class TextSweep;
