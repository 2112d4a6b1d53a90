using System.Numerics.Tensors;

namespace Makemore;

/// <summary>What every model can do: the generated ones, whichever their shape and their backend, and those of counts.</summary>
public interface ILanguageModel
{
    /// <summary>The model's architecture and the table of its parameters.</summary>
    ModelSpec Spec { get; }

    /// <summary>The tokens the model reads and predicts.</summary>
    Vocabulary Vocabulary { get; }

    /// <summary>
    /// The parameters by name, in the order of the notebook's list. Under <see cref="Backend.Simd"/> they are the model's
    /// own, so that a write changes the model; under <see cref="Backend.Torch"/> they are copies.
    /// </summary>
    IReadOnlyDictionary<string, Tensor<float>> Parameters { get; }

    /// <summary>
    /// Trains the model: forward, loss, backward, update, step by step (notebook, "training loop"). However it ends, the
    /// model is left with the best parameters so far under <see cref="TrainingOptions.Patience"/>, else with their average
    /// under <see cref="TrainingOptions.Averaging"/>, else with those of the last whole step.
    /// </summary>
    /// <param name="data">The examples to learn from.</param>
    /// <param name="options">Steps, batch size, learning rate…; the notebook's when null.</param>
    /// <param name="progress">Told of step 0, every <see cref="TrainingOptions.ReportEvery"/> steps, and the last.</param>
    /// <param name="cancellationToken">Stops the training between two steps.</param>
    /// <returns>What the training did, and the loss of each step.</returns>
    /// <exception cref="ArgumentException">The data has no examples, or other contexts or tokens than the model; or an option is out of its range.</exception>
    /// <exception cref="TrainingDivergedException">The loss stopped being a finite number.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    TrainingResult Train(
        ContextDataset data,
        TrainingOptions? options = null,
        IProgress<TrainingProgress>? progress = null,
        CancellationToken cancellationToken = default);

    /// <summary>The mean negative log-likelihood of the data's targets, in nats.</summary>
    /// <param name="data">The examples to judge by.</param>
    /// <exception cref="ArgumentException">The data has no examples, or other contexts or tokens than the model.</exception>
    float Loss(ContextDataset data);

    /// <summary>The logarithm of each target's probability after its context, in nats; <see cref="Loss"/> is the mean of them, negated.</summary>
    /// <param name="data">The examples to judge by.</param>
    /// <returns>A number for each example, in the data's order.</returns>
    /// <exception cref="ArgumentException">The data has no examples, or other contexts or tokens than the model.</exception>
    float[] LogProbabilities(ContextDataset data);

    /// <summary>
    /// The gradient of <see cref="Loss"/> in every parameter, by name: what the notebook finds in <c>p.grad</c> after
    /// <c>loss.backward()</c>. The tensors are the caller's; the model is left as it is.
    /// </summary>
    /// <param name="data">The examples to differentiate over.</param>
    /// <exception cref="ArgumentException">The data has no examples, or other contexts or tokens than the model.</exception>
    IReadOnlyDictionary<string, Tensor<float>> Gradients(ContextDataset data);

    /// <summary>The unnormalized log-probability of every next token.</summary>
    /// <param name="context">The tokens before it, oldest first; as many as the model's context.</param>
    /// <param name="logits">Receives a number for each token of the vocabulary.</param>
    /// <exception cref="ArgumentException">A span has the wrong length, or a token is not in the vocabulary.</exception>
    void Logits(ReadOnlySpan<int> context, Span<float> logits);

    /// <summary>Invents texts, each drawn token by token until the boundary (notebook, "inference").</summary>
    /// <param name="count">How many.</param>
    /// <param name="options">Seed, temperature, prompt…; plain sampling with seed 42 when null.</param>
    /// <exception cref="ArgumentException">An option is out of its range, or the prompt has a letter the model lacks.</exception>
    IReadOnlyList<string> Sample(int count, SamplingOptions? options = null);

    /// <summary>Writes the parameters as a safetensors file; an older file is replaced in one piece or not at all.</summary>
    /// <param name="path">The file to write.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    void Save(string path);
}

/// <summary>A generated model, with what its type can do before there is an instance.</summary>
/// <typeparam name="TSelf">The model itself.</typeparam>
public interface ILanguageModel<TSelf> : ILanguageModel
    where TSelf : ILanguageModel<TSelf>
{
    /// <summary>What <see cref="ILanguageModel.Spec"/> tells of every instance.</summary>
    static abstract ModelSpec Architecture { get; }

    /// <summary>A new model, its parameters drawn as <c>torch.manual_seed(seed)</c> would have them.</summary>
    /// <param name="seed">The seed.</param>
    /// <exception cref="InvalidOperationException">The model reads words; it needs a vocabulary.</exception>
    static abstract TSelf Create(int seed = 42);

    /// <summary>A new model with a vocabulary, its parameters drawn as <c>torch.manual_seed(seed)</c> would have them.</summary>
    /// <param name="vocabulary">The tokens of a model of words; for characters none but the model's own.</param>
    /// <param name="seed">The seed.</param>
    /// <exception cref="ArgumentException">The model cannot have the vocabulary; the message says what to declare.</exception>
    static abstract TSelf Create(Vocabulary vocabulary, int seed = 42);

    /// <summary>Reads a model from a safetensors file.</summary>
    /// <param name="path">A file that <see cref="ILanguageModel.Save"/> wrote, or any with the same tensors.</param>
    /// <exception cref="CheckpointException">The file is not such a file; the message says what is wrong with it.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    static abstract TSelf Load(string path);
}
