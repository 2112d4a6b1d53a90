using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Makemore;

namespace Names.Sweeping;

/// <summary>Architectures and recipes as JSON: whatever options they have, now or later, all are in it.</summary>
internal static class Settings
{
    /// <summary>Options of a training that are kept elsewhere, or do not change its result.</summary>
    private static readonly string[] NotOfTheRecipe =
        [nameof(TrainingOptions.Seed), nameof(TrainingOptions.Validation), nameof(TrainingOptions.Threads)];

    private static readonly JsonSerializerOptions Json = new() { Converters = { new JsonStringEnumConverter() } };

    /// <summary>An architecture, with the table of its parameters, whatever its name. Its words are those of its data.</summary>
    public static string Of(ModelSpec model) =>
        Without(model.Tokens is Tokens.Words ? model with { Vocabulary = null } : model, nameof(ModelSpec.Name)).ToJsonString(Json);

    /// <summary>A recipe: how a model is trained, whatever the seed.</summary>
    public static string Of(TrainingOptions recipe) => Recipe(recipe).ToJsonString(Json);

    /// <summary>A recipe's options that are not as they are by default: "Steps 20000, BatchSize 32".</summary>
    public static string InWords(string recipe)
    {
        JsonObject defaults = Recipe(new TrainingOptions());
        IEnumerable<string> changed = JsonNode.Parse(recipe)!.AsObject()
            .Where(option => !JsonNode.DeepEquals(option.Value, defaults[option.Key]))
            .Select(option => $"{option.Key} {option.Value}");
        return string.Join(", ", changed) is { Length: > 0 } words ? words : "the defaults";
    }

    private static JsonObject Recipe(TrainingOptions options) =>
        Without(options with { Validation = null }, NotOfTheRecipe);

    private static JsonObject Without<T>(T settings, params ReadOnlySpan<string> names)
    {
        JsonObject json = JsonSerializer.SerializeToNode(settings, Json)!.AsObject();
        foreach (string name in names)
            json.Remove(name);
        return json;
    }
}
