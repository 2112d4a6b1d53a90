using System.Numerics.Tensors;

namespace Makemore;

/// <summary>A neural language model. Every generated model implements this interface.</summary>
/// <remarks>
/// Any number of threads may read one model at the same time, with the members of <see cref="INextTokenModel"/> and
/// with <see cref="Gradients"/>. Only one thread may use a model during <see cref="Train"/>. If another thread reads or
/// trains the model, the second call throws <see cref="InvalidOperationException"/>, and the first call continues. A
/// progress callback on the thread of the training may read the model. A reading that begins in a callback, such as an
/// enumeration of samples, must end there.
/// </remarks>
public interface ILanguageModel : INextTokenModel
{
    /// <summary>The architecture of the model, and the table of its parameters.</summary>
    ModelSpec Spec { get; }

    /// <summary>
    /// The parameters by name, in the order of the notebook's list. With <see cref="Backend.Simd"/>, they are the
    /// tensors of the model, and writing to them changes the model. With <see cref="Backend.Torch"/>, they are copies.
    /// Do not use them while another thread trains the model. The model cannot detect it; <see cref="BeginReading"/>
    /// prevents it.
    /// </summary>
    IReadOnlyDictionary<string, Tensor<float>> Parameters { get; }

    /// <inheritdoc/>
    int INextTokenModel.ContextLength => Spec.Context;

    /// <summary>
    /// Keeps the parameters as they are until the result is disposed: <see cref="Train"/> throws in this time. Other
    /// readings may begin and end. The members that read the model do this themselves; use it for
    /// <see cref="Parameters"/>, or for several calls that must see the same parameters.
    /// </summary>
    /// <exception cref="InvalidOperationException">Another thread is training the model.</exception>
    /// <example>
    /// <code>
    /// using (model.BeginReading())
    ///     Console.WriteLine(Tensor.Norm&lt;float&gt;(model.Parameters["E"]));
    /// </code>
    /// </example>
    IDisposable BeginReading();

    /// <summary>
    /// Trains the model. A step is a forward pass, the loss, a backward pass and an update (notebook, "training loop").
    /// The training may end early, by an exception or by cancellation. In every case, the options decide which
    /// parameters the model has at the end: with <see cref="TrainingOptions.Patience"/>, those with the lowest
    /// validation loss; otherwise, with <see cref="TrainingOptions.Averaging"/>, their moving average; otherwise, those
    /// after the last complete step.
    /// </summary>
    /// <param name="data">The examples to learn from.</param>
    /// <param name="options">How to train; null trains as the notebook does.</param>
    /// <param name="progress">
    /// Receives a report at step 0, after every <see cref="TrainingOptions.ReportEvery"/> steps, and at the last step.
    /// </param>
    /// <param name="cancellationToken">Stops the training between two steps.</param>
    /// <returns>The number of steps, the loss of each step, and the time.</returns>
    /// <exception cref="ArgumentException">
    /// The data has no examples, or the model has other tokens or another context length.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    /// <exception cref="InvalidOperationException">
    /// The model is being trained, or it is being read, for example by an enumeration of samples.
    /// </exception>
    /// <exception cref="InsufficientMemoryException">
    /// There is no room for the mini-batch, for the losses, or for what a step computes.
    /// </exception>
    /// <exception cref="TrainingDivergedException">The loss is no longer a finite number.</exception>
    /// <exception cref="TrainingCanceledException">The token was canceled.</exception>
    TrainingResult Train(
        ContextDataset data,
        TrainingOptions? options = null,
        IProgress<TrainingProgress>? progress = null,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// Computes the gradient of <see cref="INextTokenModel.Loss"/> with respect to every parameter, by name. It is
    /// <c>p.grad</c> in the notebook, after <c>loss.backward()</c>. The tensors belong to the caller.
    /// </summary>
    /// <param name="data">The examples of the loss.</param>
    /// <exception cref="ArgumentException">
    /// The data has no examples, or the model has other tokens or another context length.
    /// </exception>
    /// <exception cref="InsufficientMemoryException">There is no room for what the step computes.</exception>
    IReadOnlyDictionary<string, Tensor<float>> Gradients(ContextDataset data);
}

/// <summary>A generated model, with the static members of its class.</summary>
/// <typeparam name="TSelf">The class itself.</typeparam>
public interface ILanguageModel<TSelf> : ILanguageModel
    where TSelf : ILanguageModel<TSelf>
{
    /// <summary>
    /// The architecture of the instances. It has no vocabulary for a class of word models, because each instance has
    /// its own.
    /// </summary>
    static abstract ModelSpec Architecture { get; }

    /// <summary>
    /// The training options that suit the class; null, the default, if it declares none. A class declares them with a
    /// member of its own: <c>public static ModelPreset Preset => new(…);</c>.
    /// </summary>
    static virtual ModelPreset? Preset => null;

    /// <summary>
    /// Creates a model with a vocabulary. Its initial parameters are those after <c>torch.manual_seed(seed)</c>.
    /// </summary>
    /// <param name="vocabulary">
    /// The tokens of a word model. For a character model, it must have the tokens of its class.
    /// </param>
    /// <param name="seed">The seed.</param>
    /// <exception cref="ArgumentException">
    /// The vocabulary does not fit the architecture. The message says what to declare.
    /// </exception>
    static abstract TSelf Create(Vocabulary vocabulary, int seed = 42);

    /// <summary>
    /// Creates a model with the vocabulary of <see cref="Architecture"/>. Its initial parameters are those after
    /// <c>torch.manual_seed(seed)</c>. A class does not need to implement this member.
    /// </summary>
    /// <param name="seed">The seed.</param>
    /// <exception cref="InvalidOperationException">
    /// The architecture has no vocabulary, because the model reads words.
    /// </exception>
    static virtual TSelf Create(int seed = 42) => TSelf.Create(TSelf.Architecture.DeclaredVocabulary(), seed);

    /// <summary>Reads a model from a safetensors file. A class does not need to implement this member.</summary>
    /// <param name="path">
    /// A file that <see cref="INextTokenModel.Save"/> wrote, or any file with the same tensors.
    /// </param>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    /// <exception cref="CheckpointException">
    /// The file is not such a file. The message says what is wrong with it.
    /// </exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The program may not read the file.</exception>
    static virtual TSelf Load(string path) => TSelf.Load(CheckpointInfo.Read(path));

    /// <summary>Reads a model from a safetensors file, or from the file of a mixture.</summary>
    /// <param name="file">
    /// A file of a model of this class, or one of its <see cref="CheckpointInfo.Components"/>. It is opened again.
    /// </param>
    /// <exception cref="CheckpointException">
    /// It is not of such a model. The message says what is wrong with it.
    /// </exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The program may not read the file.</exception>
    static abstract TSelf Load(CheckpointInfo file);
}
