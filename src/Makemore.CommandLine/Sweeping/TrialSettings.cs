using System.Globalization;
using System.Text.Json.Nodes;

namespace Makemore.CommandLine.Sweeping;

/// <summary>The options of trainings by name: those of the architecture and those of the recipe.</summary>
internal static class TrialSettings
{
    /// <summary>What follows from the options, or is too long to show.</summary>
    private static readonly string[] NotOptions = [nameof(ModelSpec.Parameters), nameof(ModelSpec.ParameterCount), nameof(ModelSpec.Vocabulary)];

    /// <summary>The options that differ between trainings, with the values of each training in their order.</summary>
    public static IReadOnlyList<(string Name, IReadOnlyList<string> Values)> Varying(IReadOnlyList<Trial> trials)
    {
        Dictionary<string, string>[] settings = [.. trials.Select(Of)];
        return
        [
            .. settings.SelectMany(options => options.Keys).Distinct()
                .Select(name => (name, (IReadOnlyList<string>)[.. settings.Select(options => options.GetValueOrDefault(name, "none"))]))
                .Where(option => option.Item2.Distinct().Count() > 1)
        ];
    }

    /// <summary>Sorts values: numbers by size, then text.</summary>
    public static IReadOnlyList<string> Sorted(IEnumerable<string> values) =>
    [
        .. values
            .OrderBy(value => double.TryParse(value, CultureInfo.InvariantCulture, out double number) ? number : double.PositiveInfinity)
            .ThenBy(value => value, StringComparer.Ordinal)
    ];

    private static Dictionary<string, string> Of(Trial trial) => JsonNode.Parse(trial.Spec)!.AsObject()
        .Concat(JsonNode.Parse(trial.Recipe)!.AsObject())
        .Where(option => !NotOptions.Contains(option.Key))
        .ToDictionary(option => option.Key, option => option.Value?.ToString() ?? "none");
}
