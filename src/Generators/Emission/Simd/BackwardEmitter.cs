using Makemore.Generators.Model;

namespace Makemore.Generators.Emission.Simd;

/// <summary>The backward pass: the forward pass's lines in reverse, each with its derivative.</summary>
internal static class BackwardEmitter
{
    public static string Emit(Architecture architecture)
    {
        ModelSpec spec = architecture.Spec;
        var writer = new SourceWriter();
        TypeDeclaration.Open(writer, spec, "The backward pass: from the loss to the gradient of every parameter. ∂p stands for ∂loss/∂p.");
        writer.Write("""
            /// <inheritdoc/>
            public global::System.Collections.Generic.IReadOnlyDictionary<string, global::System.Numerics.Tensors.Tensor<float>> Gradients(global::Makemore.ContextDataset data) =>
                _network.Gradients(data);

            """);
        writer.Write("private sealed partial class Pass").Open();
        writer.Write("public override double Backward()").Open();
        writer.Write($"""
            // loss = Σ −log softmax(logits)[y] / N
            // ∂logits = (softmax(logits) − onehot(y)) / N           (B × {spec.VocabularySize})
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
        string before = layer.Activation is null ? layer.Output : "z" + layer.Output.Substring(1);
        if (layer.Activation is { } activation)
        {
            writer.Write($"// {before} = {Notation.Affine(layer)}, {layer.Output} = {Notation.Name(activation)}({before})");
            writer.Write($"// ∂{before} = ∂{layer.Output} ⊙ {Derivative(activation, layer.Output, before)}".PadRight(58) + $"(B × {layer.Out})");
            writer.Write($"global::Makemore.Engine.{activation}.Backward({string.Join(", ", Units.Of(layer))}, this);").Blank();
        }

        writer.Write($"// ∂{layer.Weight.Name} += ∂{before}ᵀ · {layer.Input ?? "concat(E[x])"}".PadRight(58) + $"({layer.Out} × {layer.In})  ←  ({layer.Out} × B) · (B × {layer.In})");
        writer.Write($"// ∂{layer.Bias.Name} += Σ ∂{before}".PadRight(58) + $"({layer.Out})");
        if (layer.Input is { } input)
        {
            writer.Write($"// ∂{input} = ∂{before} · {layer.Weight.Name}".PadRight(58) + $"(B × {layer.In})  ←  (B × {layer.Out}) · ({layer.Out} × {layer.In})");
            writer.Write($"network.{layer.Name}.Backward({input}, {Units.BeforeActivation(layer)}, this);");
            return;
        }

        writer.Write($"// ∂E[x] += ∂{before} · {layer.Weight.Name}, position by position".PadRight(58) + $"(B × {spec.Context} × {spec.Embed})  ←  (B × {layer.Out}) · ({layer.Out} × {layer.In})");
        writer.Write($"// As forward, by way of the table: ∂{before} is added to its rows at x, and the end of the step does the products.");
        writer.Write($"network.{layer.Name}.Backward({Units.BeforeActivation(layer)}, this);");
    }

    private static string Derivative(Activation activation, string h, string z) => activation switch
    {
        Activation.Tanh => $"(1 − {h}²)",
        Activation.Relu => $"({z} > 0)",
        _ => $"(Φ({z}) + {z}·φ({z}))",
    };
}
