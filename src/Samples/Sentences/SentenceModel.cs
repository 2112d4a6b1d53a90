using Makemore;

namespace Sentences;

/// <summary>
/// The model of the sentences. Its embedding starts with small numbers, so that the training soon outweighs the random
/// initialization.
/// </summary>
[Mlp(Tokens = Tokens.Words, VocabularySize = 100, Context = 4, Embed = 8, Hidden = 32, Initialization = Initialization.Kaiming, EmbedScale = 0.1f)]
internal sealed partial class SentenceModel;
