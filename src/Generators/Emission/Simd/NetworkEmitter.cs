using Makemore.Generators.Emission.Simd.Lowering;
using Makemore.Generators.Model;
using Makemore.Generators.Model.Layers;

namespace Makemore.Generators.Emission.Simd;

/// <summary>The second file: the layers, and the pass through them, forward and backward.</summary>
internal static class NetworkEmitter
{
    public static string Emit(Architecture architecture)
    {
        ModelSpec spec = architecture.Spec;
        var writer = new SourceWriter();
        TypeDeclaration.Open(writer, spec, """
            The forward pass: from contexts x to the logits of the next token.
            The backward pass: from the loss to the gradient of every parameter. ∂p stands for ∂loss/∂p, += for the sum over tiles.
            """);
        writer.Write("""
            /// <inheritdoc/>
            public float Loss(global::Makemore.ContextDataset data) => _network.Loss(data);

            /// <inheritdoc/>
            public float[] LogProbabilities(global::Makemore.ContextDataset data) => _network.LogProbabilities(data);

            /// <inheritdoc/>
            public void Logits(global::System.ReadOnlySpan<int> context, global::System.Span<float> logits) =>
                _network.Logits(context, logits);

            /// <inheritdoc/>
            public global::System.Collections.Generic.IReadOnlyDictionary<string, global::System.Numerics.Tensors.Tensor<float>> Gradients(
                global::Makemore.ContextDataset data) => _network.Gradients(data);

            """);
        EmitNetwork(writer, architecture);
        writer.Blank();
        PassEmitter.Emit(writer, architecture);
        return TypeDeclaration.Close(writer, spec);
    }

    private static void EmitNetwork(SourceWriter writer, Architecture architecture)
    {
        bool isOfWords = ModelMembers.IsOfWords(architecture.Spec);
        writer.Write($"""
            private readonly Network _network{(isOfWords ? "" : " = new()")};

            /// <summary>The parameters, and the layers that read them.</summary>
            private sealed class Network : global::Makemore.Engine.Network
            """).Open();
        foreach (Parameter parameter in architecture.Parameters)
            writer.Write($"public readonly global::Makemore.Engine.Parameter {parameter.Name};\t// {Notation.Shape(parameter.Shape)}");
        EngineObject[] objects = Objects(architecture);
        foreach (EngineObject layer in objects)
            writer.Write($"public readonly global::Makemore.Engine.{layer.Type} {layer.Name};\t// {layer.Meaning}");
        writer.Blank();
        writer.Write($"public Network({(isOfWords ? "global::Makemore.ModelSpec spec" : "")})").Write($"    : base({(isOfWords ? "spec" : "_spec")})").Open();
        foreach (Parameter parameter in architecture.Parameters)
            writer.Write($"{parameter.Name} = Parameter(\"{parameter.Name}\");");
        foreach (EngineObject layer in objects)
            writer.Write($"{layer.Name} = Add(new global::Makemore.Engine.{layer.Type}({layer.Arguments}));");
        writer.Close().Blank();
        writer.Write("protected override global::Makemore.Engine.Pass CreatePass(int rows) => new Pass(this, rows);").Close();
    }

    /// <summary>The engine's layers; the normalizations in front, as others fold them in.</summary>
    private static EngineObject[] Objects(Architecture architecture) =>
    [
        .. architecture.Layers
            .OrderBy(layer => layer is not Normalize)
            .Select(layer => LayerLowering.Of(layer, architecture.Spec).Object)
            .OfType<EngineObject>(),
    ];
}
