using Makemore.Generators.Model;

namespace Makemore.Generators.Emission;

/// <summary>The checkpoint: the tensors in a safetensors file, under the names that they have in the model.</summary>
internal static class CheckpointEmitter
{
    /// <param name="writer">The file.</param>
    /// <param name="model">The model.</param>
    /// <param name="core">What the model's parameters belong to, with a dot behind it; empty for the model itself.</param>
    public static void Emit(SourceWriter writer, ModelDeclaration model, string core)
    {
        string read = model.IsOfWords
            ? $"\n    var spec = {ModelMembers.Generated(model)}.Architecture.Spec;\n    var vocabulary = global::Makemore.Engine.Checkpoint.ReadVocabulary(path, spec);"
            : "";
        writer.Write($$"""
            /// <inheritdoc/>
            public void Save(string path)
            {
                using var reading = {{core}}Read();
                global::Makemore.Engine.Checkpoint.Save(path, this);
            }

            /// <inheritdoc/>
            public static {{model.Name}} Load(string path)
            {{{read}}
                var model = new {{model.Name}}({{(model.IsOfWords ? "vocabulary, " : "")}}seed: 42);
                model.{{core}}Assign(global::Makemore.Engine.Checkpoint.Load(path, model));
                return model;
            }
            """);
    }
}
