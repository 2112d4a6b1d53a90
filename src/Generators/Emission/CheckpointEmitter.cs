using Makemore.Generators.Model;

namespace Makemore.Generators.Emission;

/// <summary>The checkpoint: the tensors in a safetensors file, under the names they have in the model.</summary>
internal static class CheckpointEmitter
{
    public static void Emit(SourceWriter writer, ModelSpec spec)
    {
        string assign = spec.Backend is Backend.Torch ? "Assign" : "_network.Assign";
        string vocabulary = ModelMembers.IsOfWords(spec) ? "global::Makemore.Engine.Checkpoint.ReadVocabulary(path, _spec), " : "";
        writer.Write($$"""
            /// <inheritdoc/>
            public void Save(string path) => global::Makemore.Engine.Checkpoint.Save(path, this);

            /// <inheritdoc/>
            public static {{spec.Name}} Load(string path)
            {
                var model = new {{spec.Name}}({{vocabulary}}seed: 42);
                model.{{assign}}(global::Makemore.Engine.Checkpoint.Load(path, model));
                return model;
            }
            """);
    }
}
