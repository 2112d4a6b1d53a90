using Makemore.Generators.Model;

namespace Makemore.Generators.Emission.Simd;

/// <summary>The backward pass: the forward pass's lines in reverse, each with its derivative.</summary>
internal static class BackwardEmitter
{
    public static string Emit(Architecture architecture)
    {
        ModelSpec spec = architecture.Spec;
        var writer = new SourceWriter();
        TypeDeclaration.Open(writer, spec, "The backward pass: from the loss to the gradient of every parameter. ∂p stands for ∂loss/∂p, += for the sum over tiles.");
        writer.Write("""
            /// <inheritdoc/>
            public global::System.Collections.Generic.IReadOnlyDictionary<string, global::System.Numerics.Tensors.Tensor<float>> Gradients(
                global::Makemore.ContextDataset data) => _network.Gradients(data);

            """);
        writer.Write("private sealed partial class Pass").Open();
        writer.Write("public override double Backward()").Open();
        writer.Write($"""
            // loss = −Σ log softmax(logits)[y] / N, for the N examples of the batch; those with the same context share a row.
            // ∂logits = Σ (softmax(logits) − onehot(y)) / N{"\t"}{Notation.Rows(spec.VocabularySize)}
            double nll = global::Makemore.Engine.CrossEntropy.Backward(logits, this);

            """);
        foreach (Affine layer in architecture.Layers.Reverse())
        {
            EmitBackward(writer, spec, layer);
            writer.Blank();
        }
        writer.Write("return nll;").Close().Close();
        return TypeDeclaration.Close(writer, spec);
    }

    private static void EmitBackward(SourceWriter writer, ModelSpec spec, Affine layer)
    {
        string z = layer.Activation is null ? layer.Output : Notation.BeforeActivation(layer.Output);
        string weight = layer.Weight.Name;
        if (layer.Activation is { } activation)
        {
            writer.Write($"// {z} = {Notation.Affine(layer)}, {layer.Output} = {Notation.Name(activation)}({z})");
            string place = Units.Affine(layer) == layer.Output ? $", in place of ∂{layer.Output}" : "";
            writer.Write($"// ∂{z} = ∂{layer.Output} ⊙ {Notation.Derivative(activation, layer.Output, z)}{place}\t{Notation.Rows(layer.Out)}");
            writer.Write($"global::Makemore.Engine.{activation}.Backward({string.Join(", ", Units.Of(layer))}, this);").Blank();
        }

        writer.Write($"// ∂{weight} += ∂{z}ᵀ · {layer.Input}\t({layer.Out} × {layer.In})\t←  ({layer.Out} × B) · {Notation.Rows(layer.In)}");
        writer.Write($"// ∂{layer.Bias.Name} += Σ ∂{z}\t({layer.Out})");
        string product = $"←  {Notation.Rows(layer.Out)} · ({layer.Out} × {layer.In})";
        if (layer.IsFirst)
        {
            bool oneToken = spec.Context == 1;
            writer.Write(oneToken
                ? $"// ∂E[x] += ∂{z} · {weight}\t{Notation.Rows(layer.In)}\t{product}"
                : $"// ∂E[x] += ∂{z} · {weight}, position by position\t(B × {spec.Context} × {spec.Embed})\t{product}");
            writer.Write($"// As forward: ∂{z} is added to the row of {(oneToken ? "the table" : "each table")} at x, and the products follow once a step.");
            writer.Write($"network.{layer.Name}.Backward({Units.Affine(layer)}, this);");
        }
        else
        {
            writer.Write($"// ∂{layer.Input} = ∂{z} · {weight}\t{Notation.Rows(layer.In)}\t{product}");
            writer.Write($"network.{layer.Name}.Backward({layer.Input}, {Units.Affine(layer)}, this);");
        }
    }
}
