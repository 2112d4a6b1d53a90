namespace Makemore.Engine;

/// <summary>
/// Reads and writes a vocabulary in the metadata of a checkpoint. The tokens of a character model are saved without
/// separators.
/// </summary>
internal static class SavedVocabulary
{
    public const string TokensSetting = "Tokens";
    public const string VocabularySetting = "Vocabulary";
    public const string FoldCaseSetting = "FoldCase";
    private const string Words = "words";
    private const string PretokenizedWords = "pretokenized words";

    /// <summary>The separator of words. A word contains no white space.</summary>
    private const char Separator = ' ';

    /// <summary>The keys of a vocabulary in the metadata.</summary>
    public static IEnumerable<string> Keys => ((IEnumerable<string>)[TokensSetting, VocabularySetting, FoldCaseSetting]).Select(ModelSettings.Key);

    /// <summary>The settings that describe a vocabulary.</summary>
    public static IEnumerable<(string Name, string Value)> Settings(Vocabulary vocabulary) => vocabulary.Kind switch
    {
        Tokens.Characters => [(VocabularySetting, string.Concat(vocabulary.Tokens))],
        Tokens.Words =>
        [
            (TokensSetting, vocabulary.IsPretokenized ? PretokenizedWords : Words),
            (VocabularySetting, string.Join(Separator, vocabulary.Tokens)),
            (FoldCaseSetting, ModelSettings.Text(vocabulary.FoldsCase)),
        ],
        _ => throw new InvalidOperationException($"There is no kind of vocabulary {vocabulary.Kind}."),
    };

    /// <summary>The vocabulary in a file.</summary>
    /// <exception cref="CheckpointException">The file has no vocabulary, or it is damaged.</exception>
    public static Vocabulary Of(CheckpointInfo file) => HoldsWords(file) ? WordsOf(file) : CharactersOf(file);

    /// <summary>
    /// Whether a file is of a word model. The file of a character model has no setting for the kind of its tokens.
    /// </summary>
    /// <exception cref="CheckpointException">The file names another kind of token.</exception>
    public static bool HoldsWords(CheckpointInfo file) => Setting(file, TokensSetting) switch
    {
        null => false,
        Words or PretokenizedWords => true,
        var kind => throw CheckpointException.In(file.Place, $"the file holds tokens of the unknown kind '{FileText.Short(kind)}'; load it with the version that saved it"),
    };

    /// <summary>The vocabulary in a file of a word model.</summary>
    /// <exception cref="CheckpointException">The file has no vocabulary, or it is damaged.</exception>
    public static Vocabulary WordsOf(CheckpointInfo file)
    {
        if (!HoldsWords(file))
            throw CheckpointException.In(file.Place, "the file holds no vocabulary of words; load it into a model with the same declaration as the saved model");
        string[] tokens = Setting(file, VocabularySetting)?.Split(Separator) ?? [];
        if (!tokens.AsSpan().StartsWith([WordVocabulary.BoundaryToken, WordTokenizer.Unknown]))
            throw CheckpointException.Damaged(file.Place, $"its vocabulary does not begin with {WordVocabulary.BoundaryToken} and {WordTokenizer.Unknown}");
        if (tokens.Contains("") || tokens.Distinct().Count() < tokens.Length)
            throw CheckpointException.Damaged(file.Place, "a word of its vocabulary is empty or occurs twice");
        return ModelSettings.Flag(Setting(file, FoldCaseSetting)) is { } foldsCase
            ? new WordVocabulary(tokens.Skip(WordVocabulary.SpecialTokens), foldsCase, Setting(file, TokensSetting) is PretokenizedWords)
            : throw CheckpointException.Damaged(file.Place, "it does not say whether texts are converted to lower case");
    }

    /// <summary>The vocabulary in a file, for the models of a class.</summary>
    /// <exception cref="CheckpointException">The file has no vocabulary of words, or more words than the class declares.</exception>
    public static Vocabulary WordsFor(CheckpointInfo file, ModelSpec model)
    {
        Vocabulary vocabulary = WordsOf(file);
        return vocabulary.Count <= model.VocabularySize
            ? vocabulary
            : throw CheckpointException.In(file.Place, $"the file's vocabulary has {vocabulary.Count} tokens and {model.Name} at most {model.VocabularySize}; declare it with VocabularySize = {vocabulary.Count}");
    }

    private static Vocabulary CharactersOf(CheckpointInfo file)
    {
        const string Boundary = ".";
        string tokens = Setting(file, VocabularySetting) ?? throw CheckpointException.In(file.Place, "the file has no vocabulary; save the model again");
        Vocabulary vocabulary;
        try
        {
            vocabulary = Vocabulary.FromAlphabet(tokens.StartsWith(Boundary, StringComparison.Ordinal) ? tokens[Boundary.Length..] : "");
        }
        catch (ArgumentException exception)
        {
            throw CheckpointException.Damaged(file.Place, "its vocabulary is not the boundary '.' and letters, each once", exception);
        }
        // The order of the letters is their numbering.
        return string.Concat(vocabulary.Tokens) == tokens
            ? vocabulary
            : throw CheckpointException.Damaged(file.Place, "the letters of its vocabulary are not sorted by code point");
    }

    private static string? Setting(CheckpointInfo file, string name) => file.Metadata.GetValueOrDefault(ModelSettings.Key(name));
}
