using Makemore.Generators.Model;

namespace Makemore.Generators.Emission;

/// <summary>The file that a sweep has besides those of its models: their list.</summary>
internal static class SweepEmitter
{
    /// <summary>The name of the list.</summary>
    public const string List = "Models";

    public static EmittedFile Emit(SweepSpec sweep)
    {
        var writer = new SourceWriter();
        string table = Table(sweep);
        TypeDeclaration.Open(writer, sweep, Heading(sweep, table), Documentation(sweep, table));
        writer.Write($$"""
            /// <summary>The models, in the order of the table.</summary>
            public static global::System.Collections.Generic.IReadOnlyList<global::Makemore.ModelFactory> {{List}} { get; } =
            [
            """);
        foreach (ModelSpec model in sweep.Models)
            writer.Write($"    global::Makemore.ModelFactory.Of<{model.Name}>(),");
        writer.Write("];").Blank();
        foreach (ModelSpec model in sweep.Models)
            writer.Write($"public sealed partial class {model.Name};");
        return new($"{sweep.HintName}.{List}.g.cs", TypeDeclaration.Close(writer, sweep));
    }

    private static string Heading(SweepSpec sweep, string table) =>
        FileHeading.Of("The models: one for each combination, the last argument changing fastest.", sweep.Declaration, table);

    private static string Documentation(SweepSpec sweep, string table)
    {
        string summary = sweep.IsDocumented ? "" : $"/// <summary>A sweep of {Notation.Count(sweep.Models.Count, "model")}.</summary>\n";
        return $"{summary}/// <remarks>\n/// <code>\n/// {table.Replace("\n", "\n/// ")}\n/// </code>\n/// </remarks>";
    }

    private static string Table(SweepSpec sweep) => TextTable.Of(
        [
            ["model", "parameters"],
            .. sweep.Models.Select(model => new[] { model.Name, Notation.Number(Architecture.Of(model).ParameterCount) }),
        ],
        numbers: 1);
}
