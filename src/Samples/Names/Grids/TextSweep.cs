using Makemore;

namespace Names.Grids;

/// <summary>The rows of the paper's table for words: how many words before, how large, with direct connections or without.</summary>
[MlpSweep(
    Tokens = Tokens.Words, VocabularySize = 20_000,
    Context = [2, 4], Embed = [30, 60], Hidden = [50, 100], Direct = [false, true])]
internal static partial class TextSweep;
