using Makemore.Generators.Model;

namespace Makemore.Generators.Emission;

/// <summary>Emits the file of a sweep, which lists its models. The models have files of their own.</summary>
internal static class SweepEmitter
{
    /// <summary>The name of the list.</summary>
    public const string List = "Models";

    /// <summary>The class that holds the list. C# reserves names with two underscores for generated code.</summary>
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
        writer.Write("// This is a separate class, so that its field is initialized before its first use, even by other static initializers.");
        writer.Write("public static readonly global::System.Collections.Generic.IReadOnlyList<global::Makemore.ModelFactory> All =").Write("[");
        foreach (ModelDeclaration model in sweep.Models)
            writer.Write($"    global::Makemore.ModelFactory.Of<{model.Name}>(nameof({sweep.Name})),");
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
