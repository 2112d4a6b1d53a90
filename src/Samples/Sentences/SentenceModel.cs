using Makemore;

namespace Sentences;

/// <summary>
/// The model of the sentences. Its embedding starts small, so that what the training adds soon outweighs the chance that
/// it starts with.
/// </summary>
[Mlp(Tokens = Tokens.Words, VocabularySize = 100, Context = 4, Embed = 8, Hidden = 32, Initialization = Initialization.Kaiming, EmbedScale = 0.1f)]
internal sealed partial class SentenceModel;
