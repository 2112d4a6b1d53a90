using Makemore.Generators.Model;

namespace Makemore.Generators.Emission;

/// <summary>What an emitted file has around the members of the user's class: the heading, the namespace, and the types.</summary>
internal static class TypeDeclaration
{
    /// <summary>Marks the types that are emitted as a whole, and the parts that are emitted of the user's.</summary>
    public static string GeneratedCode { get; } =
        $"[global::System.CodeDom.Compiler.GeneratedCode(\"Makemore\", \"{typeof(TypeDeclaration).Assembly.GetName().Version.ToString(3)}\")]";

    /// <summary>Opens a file up to the brace of the model's class.</summary>
    /// <param name="writer">The file.</param>
    /// <param name="model">The model.</param>
    /// <param name="subject">What the file holds, in a line or more.</param>
    /// <param name="documentation">The attributes and the documentation comment of the class, if this file has them.</param>
    /// <param name="bases">What the class derives from and implements, if this file says so.</param>
    public static void Open(SourceWriter writer, ModelDeclaration model, string subject, string documentation = "", string bases = "") => Open(
        writer, model.Name, subject, model.Namespace, model.ContainingTypes, documentation,
        $"class {model.Name}{(bases.Length > 0 ? " : " + bases : "")}");

    /// <summary>Opens a file up to the brace of a sweep's class.</summary>
    /// <param name="writer">The file.</param>
    /// <param name="sweep">The sweep.</param>
    /// <param name="subject">What the file holds, in a line or more.</param>
    /// <param name="documentation">The attributes and the documentation comment of the class.</param>
    public static void Open(SourceWriter writer, SweepDeclaration sweep, string subject, string documentation) => Open(
        writer, sweep.Name, subject, sweep.Namespace, sweep.ContainingTypes, documentation, $"class {sweep.Name}");

    /// <summary>Closes what was opened.</summary>
    public static string Close(SourceWriter writer, EquatableArray<ContainingType> containingTypes)
    {
        writer.Close();
        for (int i = 0; i < containingTypes.Count; i++)
            writer.Close();
        return writer.ToString();
    }

    private static void Open(
        SourceWriter writer, string name, string subject, string @namespace, IEnumerable<ContainingType> containingTypes, string documentation, string declaration)
    {
        writer.Write(FileHeading.Of(name, subject));
        writer.Write("#pragma warning disable CS3001, CS3002, CS3003 // Makemore does not claim CLS compliance.").Blank();
        if (@namespace.Length > 0)
            writer.Write($"namespace {@namespace};").Blank();
        foreach (ContainingType type in containingTypes)
            writer.Write($"partial {type.Keywords} {type.Name}").Open();
        if (documentation.Length > 0)
            writer.Write(documentation);
        writer.Write("partial " + declaration).Open();
    }
}
