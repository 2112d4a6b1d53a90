using Makemore.Generators.Model;

namespace Makemore.Generators.Emission;

/// <summary>
/// Emits the parts of a file that surround the members of the user's class: the heading, the namespace, and the containing
/// types.
/// </summary>
internal static class TypeDeclaration
{
    /// <summary>The attribute that marks the emitted types and the emitted parts of the user's types.</summary>
    public static string GeneratedCode { get; } =
        $"[global::System.CodeDom.Compiler.GeneratedCode(\"Makemore\", \"{typeof(TypeDeclaration).Assembly.GetName().Version.ToString(3)}\")]";

    /// <summary>Writes the beginning of a file, up to the opening brace of the model's class.</summary>
    /// <param name="writer">The file.</param>
    /// <param name="model">The model.</param>
    /// <param name="subject">The content of the file, in one line or more.</param>
    /// <param name="documentation">The attributes and the documentation comment of the class, if this file has them.</param>
    /// <param name="bases">The base class and the interfaces of the class, if this file declares them.</param>
    public static void Open(SourceWriter writer, ModelDeclaration model, string subject, string documentation = "", string bases = "") => Open(
        writer, model.Name, subject, model.Namespace, model.ContainingTypes, documentation,
        $"class {model.Name}{(bases.Length > 0 ? " : " + bases : "")}");

    /// <summary>Writes the beginning of a file, up to the opening brace of the sweep's class.</summary>
    /// <param name="writer">The file.</param>
    /// <param name="sweep">The sweep.</param>
    /// <param name="subject">The content of the file, in one line or more.</param>
    /// <param name="documentation">The attributes and the documentation comment of the class.</param>
    public static void Open(SourceWriter writer, SweepDeclaration sweep, string subject, string documentation) => Open(
        writer, sweep.Name, subject, sweep.Namespace, sweep.ContainingTypes, documentation, $"class {sweep.Name}");

    /// <summary>Writes the closing braces, and returns the text of the file.</summary>
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
