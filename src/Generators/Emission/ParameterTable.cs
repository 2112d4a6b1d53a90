using Makemore.Generators.Model;

namespace Makemore.Generators.Emission;

/// <summary>Formats the table of a model's parameters as lines of text.</summary>
internal static class ParameterTable
{
    public static string Of(Architecture architecture)
    {
        List<string[]> rows = [["parameter", "shape", "sizes", "numbers", "starts as"]];
        foreach (ModelParameter parameter in architecture.Parameters)
        {
            string sizes = string.Join(" × ", parameter.Shape.Select(size => Notation.Number(size.Value)));
            string start = parameter.InitialValues.Description + (parameter.IsLearned ? "" : ", not learned");
            rows.Add([parameter.Name, Notation.Shape(parameter.Shape), sizes, Notation.Number(parameter.Count), start]);
        }
        rows.Add(["total", "", "", Notation.Number(architecture.ParameterCount), ""]);

        string table = TextTable.Of(rows, numbers: 3);
        return architecture.Model.IsOfWords
            ? $"{table}\n\nThe numbers are those of the largest vocabulary, V = MaxVocabularySize."
            : table;
    }
}
