using Makemore.Generators.Model;

namespace Makemore.Generators.Emission.Torch;

/// <summary>The forward pass, line by line as the notebook has it; autograd does the way back.</summary>
internal static class ForwardEmitter
{
    public static string Emit(Architecture architecture)
    {
        ModelSpec spec = architecture.Spec;
        var writer = new SourceWriter();
        TypeDeclaration.Open(writer, spec, "The forward pass: from contexts X to the logits of the next token. Autograd does the way back.");
        writer.Write($"""
            /// <summary>The forward pass.</summary>
            /// <param name="X">The contexts, (B × {spec.Context}), 64-bit integers.</param>
            /// <returns>The logits, (B × {spec.VocabularySize}).</returns>
            public override global::TorchSharp.torch.Tensor forward(global::TorchSharp.torch.Tensor X)
            """).Open();
        Line(writer, "var emb = E[X];", $"(B × {spec.Context} × {spec.Embed})");
        Line(writer, $"var emb_cat = emb.view(-1, {spec.Context * spec.Embed});", $"(B × {spec.Context * spec.Embed})");
        foreach (Affine layer in architecture.Layers)
        {
            string affine = $"{layer.Input ?? "emb_cat"}.matmul({layer.Weight.Name}.T) + {layer.Bias.Name}";
            Line(writer, layer.Activation is { } activation ? $"var {layer.Output} = ({affine}).{Notation.Name(activation)}();" : $"return {affine};", $"(B × {layer.Out})");
        }
        writer.Close();
        return TypeDeclaration.Close(writer, spec);
    }

    private static void Line(SourceWriter writer, string code, string shape) => writer.Write($"{code,-52}  // {shape}");
}
