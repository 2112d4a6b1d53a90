using System.Globalization;

namespace Makemore.Engine;

/// <summary>The declaration of a model in the metadata of its checkpoint.</summary>
internal static class SavedDeclaration
{
    /// <summary>The attribute that declares the model; null if the file does not tell all settings of it.</summary>
    /// <exception cref="CheckpointException">The vocabulary in the file is damaged.</exception>
    public static MlpAttribute? Of(CheckpointInfo file)
    {
        if (Number(file, nameof(ModelSpec.Context)) is not { } context
            || Number(file, nameof(ModelSpec.Embed)) is not { } embed
            || Number(file, nameof(ModelSpec.Depth)) is not { } depth
            || !file.Metadata.ContainsKey(ModelSettings.Key(SavedVocabulary.VocabularySetting)))
            return null;
        var attribute = new MlpAttribute { Context = context, Embed = embed };
        if (depth == 0)
            attribute.Depth = 0;
        else if (!ReadHiddenLayers(file, attribute, depth))
            return null;
        Vocabulary vocabulary = SavedVocabulary.Of(file);
        attribute.Tokens = vocabulary.Kind;
        if (vocabulary.Kind is Tokens.Words)
            attribute.VocabularySize = vocabulary.Count;
        else
            attribute.Alphabet = string.Concat(vocabulary.Tokens.Skip(1));
        return attribute;
    }

    /// <summary>Reads the settings that only a model with hidden layers has, and returns whether the file has all of them.</summary>
    private static bool ReadHiddenLayers(CheckpointInfo file, MlpAttribute attribute, int depth)
    {
        if (Number(file, nameof(ModelSpec.Hidden)) is not { } hidden
            || Choice<Activation>(file, nameof(ModelSpec.Activation)) is not { } activation
            || Flag(file, nameof(ModelSpec.Direct)) is not { } direct
            || Choice<Normalization>(file, nameof(ModelSpec.Normalization)) is not { } normalization
            || Flag(file, nameof(ModelSpec.Residual)) is not { } residual
            || Flag(file, nameof(ModelSpec.Hierarchical)) is not { } hierarchical)
            return false;
        attribute.Hidden = hidden;
        attribute.Activation = activation;
        attribute.Direct = direct;
        // Only the file of a model with shared output weights has the setting.
        attribute.SharedOutput = Flag(file, nameof(ModelSpec.SharedOutput)) ?? false;
        attribute.Normalization = normalization;
        attribute.Residual = residual;
        attribute.Hierarchical = hierarchical;
        // A hierarchical model takes its depth from its context.
        if (!hierarchical)
            attribute.Depth = depth;
        return true;
    }

    private static int? Number(CheckpointInfo file, string name) =>
        int.TryParse(Text(file, name), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;

    private static bool? Flag(CheckpointInfo file, string name) => ModelSettings.Flag(Text(file, name));

    private static T? Choice<T>(CheckpointInfo file, string name)
        where T : struct, Enum
    {
        foreach (T choice in Enum.GetValues<T>())
        {
            if (choice.ToString() == Text(file, name))
                return choice;
        }
        return null;
    }

    private static string? Text(CheckpointInfo file, string name) => file.Metadata.GetValueOrDefault(ModelSettings.Key(name));
}
