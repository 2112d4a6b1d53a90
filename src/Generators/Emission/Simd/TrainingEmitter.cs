using Makemore.Generators.Model;

namespace Makemore.Generators.Emission.Simd;

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
        writer.Write($$"""
            /// <inheritdoc/>
            public global::Makemore.TrainingResult Train(
                global::Makemore.ContextDataset data,
                global::Makemore.TrainingOptions? options = null,
                global::System.IProgress<global::Makemore.TrainingProgress>? progress = null,
                global::System.Threading.CancellationToken cancellationToken = default)
            {
                using var run = new global::Makemore.Engine.TrainingRun(this, _network.CopyParameters, data, options, progress, cancellationToken);
                var updates = _network.Updates(run.Options);
                while (run.NextBatch() is { } batch)
                {
                    // Forward pass, loss, backward pass: every parameter p gets its gradient ∂p.
                    float loss = _network.LossAndGradients(batch, run.Threads{{(spec.Dropout > 0 ? ", run.Noise" : "")}});
                    run.Report(loss);

                    // Update: p −= lr · ∂p (SGD), or as the optimizer of the options has it.
                    updates.Step(run.LearningRate);
                }
                return run.Result;
            }

            """);
        SamplerEmitter.Emit(writer, spec);
        return TypeDeclaration.Close(writer, spec);
    }
}
