using System.Text.RegularExpressions;

namespace Makemore.CommandLine.Reports.Sweeps;

/// <summary>
/// Short names for the models of a sweep: C8 E24 H200 for Context8_Embed24_Hidden200. A short name has only the options that
/// differ between the models. The name of any other class stays as it is.
/// </summary>
internal sealed partial class ModelNames
{
    /// <summary>How the short names write an option. An option whose name begins with another's name comes before it.</summary>
    private static readonly (string Option, string Short)[] Options =
    [
        (nameof(MlpAttribute.Context), "C"),
        (nameof(MlpAttribute.EmbedScale), "embed scale "),
        (nameof(MlpAttribute.Embed), "E"),
        (nameof(MlpAttribute.Hidden), "H"),
        (nameof(MlpAttribute.Depth), "D"),
        (nameof(MlpAttribute.Activation), ""),
        (nameof(MlpAttribute.Direct), "direct "),
        (nameof(MlpAttribute.SharedOutput), "shared output "),
        (nameof(MlpAttribute.Normalization), "norm "),
        (nameof(MlpAttribute.Residual), "residual "),
        (nameof(MlpAttribute.Dropout), "dropout "),
        (nameof(MlpAttribute.Hierarchical), "hierarchical "),
        (nameof(MlpAttribute.Initialization), ""),
        (nameof(MlpAttribute.OutputScale), "output scale "),
    ];

    private readonly Differences _differences;

    /// <summary>Finds the options that differ.</summary>
    /// <param name="models">The names of the classes of all models.</param>
    public ModelNames(IEnumerable<string> models) => _differences = new(models.Distinct().Select(Parts));

    /// <summary>The short name of one of the models.</summary>
    public string Short(string model) => string.Join(' ', _differences.Of(Parts(model)));

    private static IReadOnlyList<string> Parts(string model)
    {
        string[] parts = model.Split('_');
        string[] shortParts = [.. parts.Select(Part).OfType<string>()];
        return shortParts.Length == parts.Length ? shortParts : [model];
    }

    /// <summary>The short form of a part such as Context8; null if it is not an option with a value.</summary>
    private static string? Part(string part)
    {
        (string option, string shortName) = Options.FirstOrDefault(known => part.StartsWith(known.Option, StringComparison.Ordinal));
        if (option is null)
            return null;
        string value = part[option.Length..];
        if (Number().IsMatch(value))
            return shortName + value.Replace('p', '.').Replace("em", "E-", StringComparison.Ordinal).Replace("e", "E+", StringComparison.Ordinal);
        return value switch
        {
            "True" => shortName.TrimEnd(),
            "False" => $"no {shortName.TrimEnd()}",
            _ when Word().IsMatch(value) => shortName + value.ToLowerInvariant(),
            _ => null,
        };
    }

    /// <summary>A number as a class name writes it: 0p25 for 0.25, and 1em05 for 1E-05.</summary>
    [GeneratedRegex(@"^\d+(p\d+)?(em?\d+)?$")]
    private static partial Regex Number();

    [GeneratedRegex("^[A-Z][A-Za-z]+$")]
    private static partial Regex Word();
}
