using Makemore.Generators.Model;

namespace Makemore.Generators.Emission.Torch;

/// <summary>The forward pass, line by line as the notebook has it; autograd does the way back.</summary>
internal static class ForwardEmitter
{
    public static string Emit(Architecture architecture)
    {
        ModelSpec spec = architecture.Spec;
        int concatenated = spec.Context * spec.Embed;
        var writer = new SourceWriter();
        TypeDeclaration.Open(writer, spec, "The forward pass: from contexts X to the logits of the next token. Autograd does the way back.");
        writer.Write($"""
            /// <summary>The forward pass.</summary>
            /// <param name="X">The contexts, (B × {spec.Context}), 64-bit integers.</param>
            /// <returns>The logits, (B × {spec.VocabularySize}).</returns>
            public override global::TorchSharp.torch.Tensor forward(global::TorchSharp.torch.Tensor X)
            """).Open();
        writer.Write($"var emb = E[X];\t// (B × {spec.Context} × {spec.Embed})");
        writer.Write($"var emb_cat = emb.view(-1, {concatenated});\t// {Notation.Rows(concatenated)}");
        foreach (Affine layer in architecture.Layers)
        {
            string input = layer.IsFirst ? "emb_cat" : layer.Input;
            string affine = $"{input}.matmul({layer.Weight.Name}.T) + {layer.Bias.Name}";
            string output = layer.Activation is { } activation ? $"({affine}).{Notation.Name(activation)}()" : affine;
            writer.Write($"var {layer.Output} = {output};\t// {Notation.Rows(layer.Out)}");
        }
        writer.Write("return logits;").Close();
        return TypeDeclaration.Close(writer, spec);
    }
}
