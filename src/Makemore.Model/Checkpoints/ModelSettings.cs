using System.Globalization;

namespace Makemore.Engine;

/// <summary>
/// The settings of a model's declaration that its checkpoint records as text, because models with the same shapes may differ
/// in their activation or their alphabet. Settings that only training uses (initialization, dropout) are not recorded.
/// </summary>
internal static class ModelSettings
{
    private const string ContextSetting = "Context";

    /// <summary>A model's settings.</summary>
    public static IEnumerable<(string Name, string Value)> Of(ILanguageModel model) =>
        [.. OfLayers(model.Spec), .. SavedVocabulary.Settings(model.Vocabulary)];

    /// <summary>The settings of a model without layers: how many tokens it reads, and which.</summary>
    public static IEnumerable<(string Name, string Value)> Of(int context, Vocabulary vocabulary) =>
        [(ContextSetting, Text(context)), .. SavedVocabulary.Settings(vocabulary)];

    /// <summary>The settings of an architecture, and of its vocabulary if it has one.</summary>
    public static IEnumerable<(string Name, string Value)> Of(ModelSpec model) =>
        model.Vocabulary is { } vocabulary ? [.. OfLayers(model), .. SavedVocabulary.Settings(vocabulary)] : OfLayers(model);

    /// <summary>The name of a setting in a checkpoint.</summary>
    public static string Key(string name) => name.ToLowerInvariant();

    /// <summary>The settings of the layers. A model without hidden layers has none of theirs.</summary>
    private static IEnumerable<(string Name, string Value)> OfLayers(ModelSpec model)
    {
        yield return (ContextSetting, Text(model.Context));
        yield return ("Embed", Text(model.Embed));
        yield return ("Depth", Text(model.Depth));
        if (model.Depth == 0)
            yield break;
        yield return ("Hidden", Text(model.Hidden));
        yield return ("Activation", model.Activation.ToString());
        yield return ("Direct", Text(model.Direct));
        yield return ("Normalization", model.Normalization.ToString());
        yield return ("Residual", Text(model.Residual));
        yield return ("Hierarchical", Text(model.Hierarchical));
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Text(bool isSet) => isSet ? "true" : "false";
}
