using Makemore.Generators.Model;

namespace Makemore.Generators.Emission.Simd;

/// <summary>Emits the third file: the training loop, the evaluation, and the sampler.</summary>
internal static class TrainingEmitter
{
    private const string Core = ParametersEmitter.Core;

    public static string Emit(ModelDeclaration model)
    {
        var writer = new SourceWriter();
        TypeDeclaration.Open(writer, model, """
            The training loop: batch, forward pass, loss, backward pass, update.
            The evaluation: the loss and the probabilities of data.
            The sampler: text, token by token.
            """);
        EmitTrain(writer, model);
        EmitEvaluation(writer.Blank());
        SamplerEmitter.Emit(
            writer.Blank(),
            model,
            $"{Core}.Samples(options, static (reading, sampler)",
            """
            // logits = forward(context), [1, V]
            var tile = reading.TileOf(sampler.Context);
            tile.Forward();

            // probs = softmax(logits / Temperature), without the tokens that TopK and TopP leave out
            sampler.Softmax(tile.Logits);
            """);
        return TypeDeclaration.Close(writer, model.ContainingTypes);
    }

    private static void EmitTrain(SourceWriter writer, ModelDeclaration model)
    {
        string statistics = model.Normalization is Normalization.Batch
            ? """


                    // The running statistics follow those of the batch, where a unit has n values z:
                    // mh = 0.9 · mh + 0.1 · mean z, vh = 0.9 · vh + 0.1 · var z · n / (n − 1), and so in every layer.
                    run.UpdateRunningStatistics();
            """
            : "";
        writer.Write($$"""
            /// <inheritdoc/>
            public global::Makemore.TrainingResult Train(
                global::Makemore.ContextDataset data,
                global::Makemore.TrainingOptions? options = null,
                global::System.IProgress<global::Makemore.TrainingProgress>? progress = null,
                global::System.Threading.CancellationToken cancellationToken = default)
            {
                // From here to the end of the training nobody else can use the model.
                using var run = {{Core}}.StartTraining(this, data, options, progress, cancellationToken);

                // A batch is all examples, or BatchSize of them that are drawn with replacement.
                while (run.NextBatch() is { } batch)
                {
                    // Every gradient starts at zero. The batch goes through the network in tiles, which the threads share;
                    // each tile adds to the gradients, and they are summed in a fixed order.
                    double nll = run.ForEachTile(batch, static tile =>
                    {
                        tile.Forward();
                        double loss = tile.Loss();
                        tile.Backward();
                        return loss;
                    });{{statistics}}

                    // loss = nll / N, the mean over the N examples of the batch, before the update
                    run.Report((float)(nll / batch.Examples));

                    // p = p − lr · ∂p (SGD), or the update of the optimizer in the options
                    run.Update();
                }
                return run.Result;
            }
            """);
    }

    private static void EmitEvaluation(SourceWriter writer) => writer.Write($$"""
        /// <inheritdoc/>
        public float Loss(global::Makemore.ContextDataset data) =>
            {{Core}}.Loss(data, static tile =>
            {
                tile.Forward();
                return tile.Loss();
            });

        /// <inheritdoc/>
        public float[] LogProbabilities(global::Makemore.ContextDataset data) =>
            {{Core}}.LogProbabilities(data, static tile => tile.Forward());

        /// <inheritdoc/>
        public global::System.Collections.Generic.IReadOnlyDictionary<string, global::System.Numerics.Tensors.Tensor<float>> Gradients(
            global::Makemore.ContextDataset data) =>
            {{Core}}.Gradients(data, static tile =>
            {
                tile.Forward();
                double loss = tile.Loss();
                tile.Backward();
                return loss;
            });

        /// <inheritdoc/>
        public void Logits(global::System.ReadOnlySpan<int> context, global::System.Span<float> logits) =>
            {{Core}}.Logits(context, logits, static tile => tile.Forward());
        """);
}
