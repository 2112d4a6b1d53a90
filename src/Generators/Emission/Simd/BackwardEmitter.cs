using Makemore.Generators.Emission.Simd.Lowering;
using Makemore.Generators.Model;
using Makemore.Generators.Model.Layers;

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
            // ∂logits = Σ (softmax(logits) − onehot(y)) / N{"\t"}{Notation.Rows(spec.TokenCount)}
            double nll = global::Makemore.Engine.CrossEntropy.Backward(logits, this);

            """);
        foreach (Layer layer in architecture.Layers.Reverse())
        {
            LayerLowering.Of(layer, spec).EmitBackward(writer);
            writer.Blank();
        }
        writer.Write("return nll;").Close().Close();
        return TypeDeclaration.Close(writer, spec);
    }
}
