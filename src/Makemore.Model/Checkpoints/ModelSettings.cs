using System.Globalization;

namespace Makemore.Engine;

/// <summary>
/// The settings of a model's declaration that its checkpoint records as text. They are necessary because models with
/// the same shapes may differ in their activation or their alphabet. Settings that only the training uses
/// (initialization, dropout) are not recorded.
/// </summary>
internal static class ModelSettings
{
    private const string True = "true";
    private const string False = "false";

    /// <summary>The keys of the metadata that models of any kind write. No other entry may have one of them.</summary>
    private static readonly HashSet<string> Reserved =
    [
        Checkpoint.FormatKey, Checkpoint.ClassKey,
        .. Array.ConvertAll<string, string>(
            [
                nameof(ModelSpec.Context), nameof(ModelSpec.Embed), nameof(ModelSpec.Depth), nameof(ModelSpec.Hidden),
                nameof(ModelSpec.Activation), nameof(ModelSpec.Direct), nameof(ModelSpec.SharedOutput),
                nameof(ModelSpec.Normalization), nameof(ModelSpec.Residual), nameof(ModelSpec.Hierarchical),
                SavedVocabulary.TokensSetting, SavedVocabulary.VocabularySetting, SavedVocabulary.FoldCaseSetting,
                NgramCheckpoint.SmoothingSetting, CacheModel.HalfLifeSetting,
                SavedComponents.CountSetting, MixtureCheckpoint.FrequenciesSetting,
            ],
            Key),
    ];

    /// <summary>Whether a key of the metadata belongs to the models' own entries, or to those of a component.</summary>
    public static bool IsReserved(string key) => Reserved.Contains(SavedComponents.Entry(key));

    /// <summary>A model's settings.</summary>
    public static IEnumerable<(string Name, string Value)> Of(ILanguageModel model) =>
        [.. model.Spec.LayerSettings(), .. SavedVocabulary.Settings(model.Vocabulary)];

    /// <summary>The settings of a model without layers: its context length and its vocabulary.</summary>
    public static IEnumerable<(string Name, string Value)> Of(int context, Vocabulary vocabulary) =>
        [(nameof(ModelSpec.Context), Text(context)), .. SavedVocabulary.Settings(vocabulary)];

    /// <summary>The settings of an architecture, and of its vocabulary if it has one.</summary>
    public static IEnumerable<(string Name, string Value)> Of(ModelSpec model) =>
        model.Vocabulary is { } vocabulary ? [.. model.LayerSettings(), .. SavedVocabulary.Settings(vocabulary)] : model.LayerSettings();

    /// <summary>The name of a setting in a checkpoint.</summary>
    public static string Key(string name) => name.ToLowerInvariant();

    /// <summary>A number as a setting.</summary>
    public static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>A truth value as a setting.</summary>
    public static string Text(bool isSet) => isSet ? True : False;

    /// <summary>The truth value of a setting; null if the setting is missing or is no truth value.</summary>
    public static bool? Flag(string? setting) => setting switch
    {
        True => true,
        False => false,
        _ => null,
    };
}
