using Makemore.Generators.Model;

namespace Makemore.Generators.Emission;

/// <summary>
/// Emits a file in a namespace of its own, so that no name of the user can hide a name in the code. The file imports each
/// type that it uses, so the code needs no <c>global::</c>.
/// </summary>
internal static class GeneratedNamespace
{
    /// <summary>Returns the text of the file.</summary>
    /// <param name="model">The model.</param>
    /// <param name="subject">The content of the file, in one line or more.</param>
    /// <param name="imports">The full names of the types that the code uses.</param>
    /// <param name="types">Writes the types.</param>
    public static string File(ModelDeclaration model, string subject, IEnumerable<string> imports, Action<SourceWriter> types)
    {
        var writer = new SourceWriter();
        writer.Write(FileHeading.Of(model.Name, subject)).Blank();
        writer.Write($"namespace {model.GeneratedNamespace};").Blank();
        foreach (string import in imports.Distinct().OrderBy(import => import, StringComparer.Ordinal))
            writer.Write($"using {import.Substring(import.LastIndexOf('.') + 1)} = global::{import};");
        if (model.IsVisibleInAssembly)
            writer.Write($"using Sizes = {model.FullName};");
        writer.Blank();
        types(writer);
        if (!model.IsVisibleInAssembly)
            EmitSizes(writer.Blank(), model);
        return writer.ToString();
    }

    /// <summary>Emits the constants again, for a class that this namespace cannot name.</summary>
    private static void EmitSizes(SourceWriter writer, ModelDeclaration model)
    {
        var sizes = new ModelSizes(model);
        writer.Write("/// <summary>The sizes of the model. This file cannot use the class of the model, because the class is not visible here.</summary>");
        writer.Write("file static class Sizes").Open();
        foreach (Size size in (Size[])[sizes.Context, sizes.Embed, sizes.Hidden, sizes.Vocabulary])
            writer.Write($"public const int {size.Code} = {Notation.Literal(size.Value)};");
        writer.Close();
    }
}
