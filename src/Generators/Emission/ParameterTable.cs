using Makemore.Generators.Model;

namespace Makemore.Generators.Emission;

/// <summary>The table of a model's parameters, as lines of text.</summary>
internal static class ParameterTable
{
    /// <summary>The heading of the first file.</summary>
    public static string Heading(Architecture architecture) =>
        FileHeading.Of("The parameters: what the model learns, how they start, and how they are saved and loaded.", architecture.Spec.Declaration, Of(architecture));

    public static string Of(Architecture architecture)
    {
        List<string[]> rows = [["parameter", "shape", "numbers", "starts as"]];
        foreach (Parameter parameter in architecture.Parameters)
            rows.Add([parameter.Name, Notation.Shape(parameter.Shape), Notation.Number(parameter.Count), parameter.Start.Description + (parameter.IsLearned ? "" : ", not learned")]);
        rows.Add(["total", "", Notation.Number(architecture.ParameterCount), ""]);

        string table = TextTable.Of(rows, numbers: 2);
        return architecture.Spec.Tokens is Tokens.Characters
            ? table
            : $"{table}\n\nwith {architecture.Spec.TokenCount} tokens, the most; {TokenRows(architecture)} have a row for each that the vocabulary has";
    }

    private static string TokenRows(Architecture architecture) =>
        string.Join(", ", architecture.Parameters.Where(parameter => parameter.HasRowPerToken).Select(parameter => parameter.Name));
}
