using System.Globalization;

namespace Makemore.Engine;

/// <summary>
/// What a model was declared with, as its checkpoint has it in words: models may agree in every shape and differ in their
/// activation or alphabet. What training alone sees (how the weights start, what is dropped) is not among it.
/// </summary>
internal static class ModelSettings
{
    /// <summary>A model's settings.</summary>
    public static IEnumerable<(string Name, string Value)> Of(ILanguageModel model) =>
        [.. OfLayers(model.Spec), .. SavedVocabulary.Settings(model.Vocabulary)];

    /// <summary>The settings of an architecture, with those of its vocabulary if it has one.</summary>
    public static IEnumerable<(string Name, string Value)> Of(ModelSpec model) =>
        model.Vocabulary is { } vocabulary ? [.. OfLayers(model), .. SavedVocabulary.Settings(vocabulary)] : OfLayers(model);

    /// <summary>The name under which a checkpoint has a setting.</summary>
    public static string Key(string name) => name.ToLowerInvariant();

    /// <summary>The settings of the layers; the hidden ones' only where there are any.</summary>
    private static IEnumerable<(string Name, string Value)> OfLayers(ModelSpec model)
    {
        yield return ("Context", Text(model.Context));
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
