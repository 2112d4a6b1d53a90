using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Makemore.CommandLine.Sweeping;

/// <summary>Writes architectures and recipes as JSON, with all of their options.</summary>
internal static class Settings
{
    /// <summary>The options of a training that are stored elsewhere, or do not change the result.</summary>
    private static readonly string[] NotOfTheRecipe =
        [nameof(TrainingOptions.Seed), nameof(TrainingOptions.Validation), nameof(TrainingOptions.Threads), nameof(TrainingOptions.Checkpoint)];

    private static readonly JsonSerializerOptions Json = new() { Converters = { new JsonStringEnumConverter() } };

    /// <summary>Writes an architecture with the table of its parameters, without its name. The words of a word model are left out, because the data determine them.</summary>
    public static string Of(ModelSpec model) =>
        Without(model.Tokens is Tokens.Words ? model with { Vocabulary = null } : model, nameof(ModelSpec.Name)).ToJsonString(Json);

    /// <summary>Writes a recipe, without the seed.</summary>
    public static string Of(TrainingOptions recipe) => Recipe(recipe).ToJsonString(Json);

    /// <summary>The options of a recipe that differ from their defaults: "Steps 20000, BatchSize 32".</summary>
    public static string InWords(string recipe)
    {
        IReadOnlyList<string> defaults = Options(Of(new TrainingOptions()));
        return string.Join(", ", Options(recipe).Except(defaults)) is { Length: > 0 } words ? words : "the defaults";
    }

    /// <summary>All options of a recipe: "Steps 20000", "BatchSize 32" and so on.</summary>
    public static IReadOnlyList<string> Options(string recipe) =>
        [.. JsonNode.Parse(recipe)!.AsObject().Select(option => $"{option.Key} {option.Value?.ToString() ?? "none"}")];

    /// <summary>Whether a text from a file is a recipe.</summary>
    public static bool IsRecipe(string text)
    {
        try
        {
            return JsonNode.Parse(text) is JsonObject recipe && recipe.All(option => option.Value is null || (option.Value is JsonValue value && value.ToString() is not null));
        }
        // A property that occurs twice is an ArgumentException, and half of a surrogate pair an InvalidOperationException.
        catch (Exception exception) when (exception is JsonException or ArgumentException or InvalidOperationException)
        {
            return false;
        }
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
