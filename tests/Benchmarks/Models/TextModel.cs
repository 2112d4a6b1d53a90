namespace Makemore.Benchmarks.Models;

/// <summary>A model of words. It has the size of the models in Bengio et al. 2003.</summary>
[Mlp(Context = 4, Embed = 30, Hidden = 100, Tokens = Tokens.Words, VocabularySize = ZipfText.Words)]
internal sealed partial class TextModel;
