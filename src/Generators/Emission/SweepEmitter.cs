using Makemore.Generators.Model;

namespace Makemore.Generators.Emission;

/// <summary>The file that a sweep has besides those of its models: their list.</summary>
internal static class SweepEmitter
{
    /// <summary>The name of the list.</summary>
    public const string List = "Models";

    /// <summary>The class of the list. Two underscores mark names that C# leaves to generated code.</summary>
    private const string Factories = "__Factories";

    public static EmittedFile Emit(SweepDeclaration sweep)
    {
        var writer = new SourceWriter();
        string table = Table(sweep);
        TypeDeclaration.Open(writer, sweep, FileHeading.Of(sweep, table), Documentation(sweep, table));
        writer.Write($$"""
            /// <summary>The models, in the order of the table.</summary>
            public static global::System.Collections.Generic.IReadOnlyList<global::Makemore.ModelFactory> {{List}} => {{Factories}}.All;

            private static class {{Factories}}
            """).Open();
        writer.Write("// A class of its own has its fields before their first use, whatever the order of other static initializers.");
        writer.Write("public static readonly global::System.Collections.Generic.IReadOnlyList<global::Makemore.ModelFactory> All =").Write("[");
        foreach (ModelDeclaration model in sweep.Models)
            writer.Write($"    global::Makemore.ModelFactory.Of<{model.Name}>(),");
        writer.Write("];").Close().Blank();
        foreach (ModelDeclaration model in sweep.Models)
            writer.Write($"public sealed partial class {model.Name};");
        return new($"{sweep.HintName}.{List}.g.cs", TypeDeclaration.Close(writer, sweep.ContainingTypes));
    }

    private static string Documentation(SweepDeclaration sweep, string table)
    {
        string summary = sweep.IsDocumented ? "" : $"/// <summary>A sweep of {Notation.Count(sweep.Models.Count, "model")}.</summary>\n";
        return $"{summary}/// <remarks>\n/// <code>\n/// {table.Replace("\n", "\n/// ")}\n/// </code>\n/// </remarks>\n{TypeDeclaration.GeneratedCode}";
    }

    private static string Table(SweepDeclaration sweep) => TextTable.Of(
        [
            ["model", "parameters"],
            .. sweep.Models.Select(model => new[] { model.Name, Notation.Number(Architecture.Of(model).ParameterCount) }),
        ],
        numbers: 1);
}
