using Makemore.Generators.Model;

namespace Makemore.Generators.Emission.Torch;

/// <summary>Emits the third file: the training loop and the sampler.</summary>
internal static class TrainingEmitter
{
    public static string Emit(ModelDeclaration model)
    {
        var writer = new SourceWriter();
        TypeDeclaration.Open(writer, model, """
            The training loop: batch, forward pass, loss, backward pass, update.
            The sampler: text, token by token.
            """);
        writer.Write($$"""
            /// <inheritdoc/>
            public global::Makemore.TrainingResult Train(
                global::Makemore.ContextDataset data,
                global::Makemore.TrainingOptions? options = null,
                global::System.IProgress<global::Makemore.TrainingProgress>? progress = null,
                global::System.Threading.CancellationToken cancellationToken = default)
            {
                // From here to the end of the training nobody else can use the model.
                using var run = StartTraining(this, data, options, progress, cancellationToken);

                // A batch is all examples, or BatchSize of them that are drawn with replacement.
                while (run.NextBatch() is { } batch)
                {
                    // Every tensor of the step is freed at its end.
                    using var step = global::TorchSharp.torch.NewDisposeScope();

                    // Forward pass. A row of X is a context, [B, C]; its row of Y counts the tokens that follow it, [B, V].
                    // Examples with the same context share a row, which counts for each of them: loss = nll / N for N examples.
                    using var pass = run.BeginPass(batch);
                    var (X, Y) = pass.Tensors;
                    var logits = forward(X);
                    var loss = CrossEntropy(logits, Y) / batch.Examples;

                    // Zero grads, backward pass: every parameter p gets its gradient p.grad.
                    run.Optimizer.zero_grad();
                    loss.backward();
                    run.Report((float)loss);

                    // p = p − lr · p.grad (SGD), or the update of the optimizer in the options
                    run.Update();
                }
                return run.Result;
            }

            """);
        SamplerEmitter.Emit(
            writer,
            model,
            "Samples(Vocabulary, options, (sampler, logits)",
            """
            // logits = forward(context), [1, V]
            Logits(sampler.Context, logits);

            // probs = softmax(logits / Temperature), without the tokens that TopK and TopP leave out
            sampler.Softmax(logits);
            """);
        return TypeDeclaration.Close(writer, model.ContainingTypes);
    }
}
