using System.Globalization;
using System.Text;

namespace Makemore.Tool.Comparison;

/// <summary>Writes models side by side, as Markdown for a pull request.</summary>
internal static class MarkdownComparison
{
    private const string None = "–";

    /// <summary>Forward, and back to the gradients of the weights and of the inputs.</summary>
    private const int PassesOfAStep = 3;

    /// <summary>A multiplication and an addition.</summary>
    private const int OperationsPerMultiplyAdd = 2;

    /// <summary>Writes a table for each model. Two single models are compared whatever their names are, and several by name.</summary>
    public static string Of(IReadOnlyList<ModelSummary> before, IReadOnlyList<ModelSummary> after)
    {
        if (before.Count == 1 && after.Count == 1)
            return Table(before[0], after[0]);
        IEnumerable<string> names = before.Concat(after).Select(model => model.Name).Distinct();
        return string.Join('\n', names.Select(name => $"### {name}\n\n{Table(Find(before, name), Find(after, name))}"));
    }

    private static ModelSummary? Find(IReadOnlyList<ModelSummary> models, string name) => models.FirstOrDefault(model => model.Name == name);

    private static string Table(ModelSummary? before, ModelSummary? after)
    {
        var table = new StringBuilder("| | before | after |\n|---|---:|---:|\n");
        Row("declaration", model => $"`{model.Declaration}`");
        foreach (string name in new[] { before, after }.OfType<ModelSummary>().SelectMany(model => model.Parameters).Select(parameter => parameter.Name).Distinct())
            Row(name, model => model.Parameters.FirstOrDefault(parameter => parameter.Name == name) is { } parameter ? Sizes(parameter) : None);
        Row("parameters", model => Number(model.ParameterCount));
        Row("multiply-adds per example", model => Number(model.MultiplyAdds));
        Row("operations of a training step, per example", model => Number(PassesOfAStep * OperationsPerMultiplyAdd * model.MultiplyAdds));
        Row("memory of the saved numbers, in bytes", model => Number(sizeof(float) * model.SavedCount));
        Row("memory with gradients, in bytes", model => Number(sizeof(float) * (model.SavedCount + model.ParameterCount)));
        return table.ToString();

        void Row(string what, Func<ModelSummary, string> value)
        {
            string left = before is null ? None : value(before);
            string right = after is null ? None : value(after);
            string mark = left == right ? "" : "**";
            table.Append(CultureInfo.InvariantCulture, $"| {mark}{what}{mark} | {Cell(left)} | {Cell(right)} |\n");
        }
    }

    private static string Sizes(ParameterSummary parameter) => string.Join(" × ", parameter.Sizes.Select(Number));

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A bar would end the cell of a Markdown table.</summary>
    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
