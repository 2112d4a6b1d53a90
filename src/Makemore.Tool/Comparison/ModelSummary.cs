using System.Globalization;
using System.Text.RegularExpressions;

namespace Makemore.Tool.Comparison;

/// <summary>What the heading of the generated code says of a model. The heading is the same in a project, in a folder under version control, and here.</summary>
/// <param name="Name">The name of the class.</param>
/// <param name="Declaration">The attribute.</param>
/// <param name="Parameters">The parameters.</param>
/// <param name="RowsPerExample">How many rows of a layer's output one example has, by the name of the output. A hierarchical layer has several.</param>
internal sealed record ModelSummary(
    string Name, string Declaration, IReadOnlyList<ParameterSummary> Parameters, IReadOnlyDictionary<string, long> RowsPerExample)
{
    /// <summary>The end of the name of the generated file with the heading.</summary>
    public const string FileEnding = ".Parameters.g.cs";

    private static readonly Regex NamePattern = new(@"change the attribute of (?<name>\w+) instead");

    private static readonly Regex DeclarationPattern = new(@"\[Mlp(\((?:[^""\]]|""(?:\\.|[^""\\])*"")*\))?\]");

    private static readonly Regex ParameterPattern = new(@"^(?<name>\w+) +\[.*?\] +(?<sizes>[\d,]+(?: × [\d,]+)*) +[\d,]+  (?<start>.+)$");

    /// <summary>The outputs with several rows: h1 [4·B, H].</summary>
    private static readonly Regex RowsPattern = new(@"(?<output>h\d*|logits) \[(?<rows>\d+)·B,");

    private const string Embedding = "E";
    private const string OutputWeights = "Wy";
    private const string FirstHidden = "h";
    private const string Logits = "logits";

    /// <summary>How many numbers the model learns.</summary>
    public long ParameterCount => Parameters.Where(parameter => parameter.IsLearned).Sum(parameter => parameter.Count);

    /// <summary>How many numbers a checkpoint holds: the parameters and the running statistics.</summary>
    public long SavedCount => Parameters.Sum(parameter => parameter.Count);

    /// <summary>The multiplications of the weight matrices with one example, each with an addition.</summary>
    public long MultiplyAdds => Parameters
        .Where(parameter => parameter.Name[0] == 'W' || (parameter.Name == Embedding && SharesOutput))
        .Sum(weights => weights.Count * RowsPerExample.GetValueOrDefault(OutputOf(weights.Name), 1));

    /// <summary>Whether the output layer has no weights of its own, and uses the embedding.</summary>
    private bool SharesOutput => Parameters.All(parameter => parameter.Name != OutputWeights);

    /// <summary>Reads the heading of a generated file.</summary>
    /// <returns>The summary; null if the text has no such heading.</returns>
    public static ModelSummary? Parse(string text)
    {
        string[] lines = [.. text.Split('\n').TakeWhile(line => line.StartsWith("//", StringComparison.Ordinal)).Select(line => line[2..].Trim())];
        string heading = string.Join(' ', lines);
        Match name = NamePattern.Match(heading);
        Match declaration = DeclarationPattern.Match(heading);
        ParameterSummary[] parameters = [.. lines.Select(line => ParameterPattern.Match(line)).Where(row => row.Success).Select(Parameter)];
        if (!name.Success || !declaration.Success || parameters.Length == 0)
            return null;
        Dictionary<string, long> rows = RowsPattern.Matches(heading).ToDictionary(row => row.Groups["output"].Value, row => Number(row.Groups["rows"].Value));
        return new ModelSummary(name.Groups["name"].Value, declaration.Value, parameters, rows);
    }

    private static ParameterSummary Parameter(Match row) => new(
        row.Groups["name"].Value, [.. row.Groups["sizes"].Value.Split(" × ").Select(Number)], row.Groups["start"].Value);

    /// <summary>The output that a weight matrix computes: h of Wx, or h1 if there are several layers, h2 of Wh2, and the logits.</summary>
    private string OutputOf(string weights) => weights switch
    {
        "Wx" => RowsPerExample.ContainsKey(FirstHidden) ? FirstHidden : $"{FirstHidden}1",
        Embedding or OutputWeights or "Wd" => Logits,
        _ => weights[1..],
    };

    private static long Number(string digits) => long.Parse(digits, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
}
