using System.Numerics.Tensors;

namespace Makemore;

/// <summary>A neural language model. Every generated model implements it, whatever its architecture and its backend.</summary>
/// <remarks>
/// Any number of threads may read one model at the same time: all members of <see cref="INextTokenModel"/>, and
/// <see cref="Gradients"/>. <see cref="Train"/> needs the model for itself: when another thread reads or trains the model,
/// the call that comes second throws <see cref="InvalidOperationException"/>, and the first one goes on. A progress callback that
/// runs on the thread of the training may read the model.
/// </remarks>
public interface ILanguageModel : INextTokenModel
{
    /// <summary>The architecture of the model, and the table of its parameters.</summary>
    ModelSpec Spec { get; }

    /// <summary>
    /// The parameters by name, in the order of the notebook's list. Under <see cref="Backend.Simd"/> these tensors are the
    /// model's own, and writing to them changes the model; under <see cref="Backend.Torch"/> they are copies. Do not read or
    /// write them while another thread trains the model: they are not checked.
    /// </summary>
    IReadOnlyDictionary<string, Tensor<float>> Parameters { get; }

    /// <inheritdoc/>
    int INextTokenModel.ContextLength => Spec.Context;

    /// <summary>
    /// Trains the model step by step: forward pass, loss, backward pass, update (notebook, "training loop"). When training
    /// ends, for whatever reason, the model has the parameters with the lowest validation loss if
    /// <see cref="TrainingOptions.Patience"/> is set, else their moving average if <see cref="TrainingOptions.Averaging"/>
    /// is set, else those after the last complete step.
    /// </summary>
    /// <param name="data">The examples to learn from.</param>
    /// <param name="options">Steps, batch size, learning rate and so on; the notebook's when null.</param>
    /// <param name="progress">Receives a report at step 0, every <see cref="TrainingOptions.ReportEvery"/> steps, and at the last step.</param>
    /// <param name="cancellationToken">Stops the training between two steps.</param>
    /// <returns>How many steps were made, and the loss of each.</returns>
    /// <exception cref="ArgumentException">The data has no examples, or its contexts or its tokens are not the model's.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    /// <exception cref="InvalidOperationException">Another thread is using the model.</exception>
    /// <exception cref="TrainingDivergedException">The loss is no longer a finite number.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled.</exception>
    TrainingResult Train(
        ContextDataset data,
        TrainingOptions? options = null,
        IProgress<TrainingProgress>? progress = null,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// Computes the gradient of <see cref="INextTokenModel.Loss"/> with respect to every parameter, by name: the notebook's
    /// <c>p.grad</c> after <c>loss.backward()</c>. The tensors belong to the caller. The model does not change.
    /// </summary>
    /// <param name="data">The examples to differentiate over.</param>
    /// <exception cref="ArgumentException">The data has no examples, or its contexts or its tokens are not the model's.</exception>
    IReadOnlyDictionary<string, Tensor<float>> Gradients(ContextDataset data);
}

/// <summary>A generated model, with the members that its type has before there is an instance.</summary>
/// <typeparam name="TSelf">The model itself.</typeparam>
public interface ILanguageModel<TSelf> : ILanguageModel
    where TSelf : ILanguageModel<TSelf>
{
    /// <summary>The architecture of every instance. A class of word models has no vocabulary here: each instance has its own.</summary>
    static abstract ModelSpec Architecture { get; }

    /// <summary>
    /// The training options that suit the class; null, the default, if it declares none. A class declares them with a
    /// member of its own: <c>public static ModelPreset Preset => new(…);</c>.
    /// </summary>
    static virtual ModelPreset? Preset => null;

    /// <summary>Creates a model with a vocabulary. Its parameters are drawn as after <c>torch.manual_seed(seed)</c>.</summary>
    /// <param name="vocabulary">The tokens of a word model. A character model takes only a vocabulary with its own tokens.</param>
    /// <param name="seed">The seed.</param>
    /// <exception cref="ArgumentException">The vocabulary does not fit the architecture; the message says what to declare.</exception>
    static abstract TSelf Create(Vocabulary vocabulary, int seed = 42);

    /// <summary>
    /// Creates a model with the vocabulary that <see cref="Architecture"/> declares. Its parameters are drawn as after
    /// <c>torch.manual_seed(seed)</c>. A class does not need to implement this member.
    /// </summary>
    /// <param name="seed">The seed.</param>
    /// <exception cref="InvalidOperationException">The architecture declares no vocabulary, because the model reads words.</exception>
    static virtual TSelf Create(int seed = 42) => TSelf.Create(TSelf.Architecture.DeclaredVocabulary(), seed);

    /// <summary>Reads a model from a safetensors file.</summary>
    /// <param name="path">A file that <see cref="INextTokenModel.Save"/> wrote, or any file with the same tensors.</param>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    /// <exception cref="CheckpointException">The file is not such a file; the message says what is wrong with it.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The program may not read the file.</exception>
    static abstract TSelf Load(string path);
}
