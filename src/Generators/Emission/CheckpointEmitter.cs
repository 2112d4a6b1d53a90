using Makemore.Generators.Model;

namespace Makemore.Generators.Emission;

/// <summary>
/// Emits the methods for checkpoints. A checkpoint is a safetensors file in which each tensor has its name in the model.
/// </summary>
internal static class CheckpointEmitter
{
    /// <param name="writer">The file.</param>
    /// <param name="model">The model.</param>
    /// <param name="core">The object that holds the parameters, followed by a dot; empty for the model itself.</param>
    public static void Emit(SourceWriter writer, ModelDeclaration model, string core)
    {
        string read = model.IsOfWords
            ? $"\n    var spec = {ModelMembers.Generated(model)}.Architecture.Spec;\n    var vocabulary = global::Makemore.Engine.Checkpoint.ReadVocabulary(file, spec);"
            : "";
        writer.Write($$"""
            /// <inheritdoc/>
            public void Save(
                string path, global::System.Collections.Generic.IReadOnlyDictionary<string, string>? metadata = null)
            {
                using var reading = BeginReading();
                global::Makemore.Engine.Checkpoint.Save(path, this, metadata);
            }

            /// <inheritdoc/>
            public static {{model.Name}} Load(string path) => Load(global::Makemore.CheckpointInfo.Read(path));

            /// <inheritdoc/>
            public static {{model.Name}} Load(global::Makemore.CheckpointInfo file)
            {{{read}}
                var model = new {{model.Name}}({{(model.IsOfWords ? "vocabulary, " : "")}}seed: 42);
                model.{{core}}Assign(global::Makemore.Engine.Checkpoint.Load(file, model));
                return model;
            }
            """);
    }
}
