using Makemore.Generators.Model;

namespace Makemore.Generators.Emission.Torch;

/// <summary>The third file: the training loop, and the sampler.</summary>
internal static class TrainingEmitter
{
    public static string Emit(ModelSpec spec)
    {
        var writer = new SourceWriter();
        TypeDeclaration.Open(writer, spec, """
            The training loop: forward, loss, backward, update.
            The sampler: invents a text token by token.
            """);
        // What differs between a step of training and other passes: dropout, and a batch normalization's statistics.
        bool hasModes = spec.Dropout > 0 || spec.Normalization is Normalization.Batch;
        string mode = hasModes ? "\n    train();" : "";
        string noise = spec.Dropout > 0 ? ", run.Noise" : "";
        writer.Write($$"""
            /// <inheritdoc/>
            public global::Makemore.TrainingResult Train(
                global::Makemore.ContextDataset data,
                global::Makemore.TrainingOptions? options = null,
                global::System.IProgress<global::Makemore.TrainingProgress>? progress = null,
                global::System.Threading.CancellationToken cancellationToken = default)
            {
                using var run = new global::Makemore.Engine.TrainingRun(this, CopyParameters, data, options, progress, cancellationToken);
                using var optimizer = CreateOptimizer(run.Options);{{mode}}
                while (run.NextBatch() is { } batch)
                {
                    // Every tensor of the step is freed at its end.
                    using var step = global::TorchSharp.torch.NewDisposeScope();

                    // Forward pass. A row of X is a context, (B × {{spec.Context}}); its row of Y counts the tokens that follow it, (B × {{spec.TokenCount}}):
                    // examples with the same context go through together, for the same loss.
                    var (X, Y) = Tensors(batch);
                    var logits = forward(X{{noise}});
                    var loss = CrossEntropy(logits, Y) / batch.Examples;

                    // Zero grads, backward pass: every parameter p gets its gradient p.grad.
                    optimizer.zero_grad();
                    loss.backward();
                    run.Report((float)loss);

                    // Update: p −= lr · p.grad (SGD), or as the optimizer of the options has it.
                    Update(optimizer, run);
                }
                return run.Result;
            }

            """);
        SamplerEmitter.Emit(writer, spec);
        return TypeDeclaration.Close(writer, spec);
    }
}
