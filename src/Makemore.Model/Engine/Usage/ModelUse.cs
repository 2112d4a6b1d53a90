namespace Makemore.Engine;

/// <summary>
/// The current users of a model: any number of readers, or one training run. The thread of the training run may also
/// read, so that a progress report can sample from the model.
/// </summary>
/// <param name="model">The model's name, for messages.</param>
internal sealed class ModelUse(string model)
{
    private readonly Lock _lock = new();

    /// <summary>
    /// How many readers there are. A reader that begins on the thread of the training run, and does not end with it,
    /// keeps the next training out.
    /// </summary>
    private int _readers;

    /// <summary>The thread of the training run; null if there is none.</summary>
    private Thread? _trainer;

    /// <summary>Begins to read the model.</summary>
    /// <returns>A scope, which ends the reading when it is disposed.</returns>
    /// <exception cref="InvalidOperationException">Another thread trains the model.</exception>
    public Scope Read()
    {
        lock (_lock)
        {
            if (_trainer is not null && _trainer != Thread.CurrentThread)
                throw new InvalidOperationException($"Another thread trains {model}. Wait until the training has ended, or read from a copy of the model.");
            _readers++;
            return new Scope(this, isTraining: false);
        }
    }

    /// <summary>Begins to train the model.</summary>
    /// <returns>A scope, which ends the training when it is disposed.</returns>
    /// <exception cref="InvalidOperationException">The model is already in use, for reading or for training.</exception>
    public Scope Train()
    {
        lock (_lock)
        {
            if (_trainer is not null)
                throw new InvalidOperationException($"{model} is being trained. Wait until that training has ended.");
            if (_readers > 0)
                throw new InvalidOperationException($"{model} is being read, for example by another thread, by an enumeration of samples or by {nameof(ILanguageModel.BeginReading)}. End the reading first, or train a copy of the model.");
            _trainer = Thread.CurrentThread;
            return new Scope(this, isTraining: true);
        }
    }

    private void End(bool isTraining)
    {
        lock (_lock)
        {
            if (isTraining)
                _trainer = null;
            else
                _readers--;
        }
    }

    /// <summary>A use of the model, which ends when this is disposed for the first time.</summary>
    /// <param name="use">The model's users.</param>
    /// <param name="isTraining">Whether the model is trained, and not read.</param>
    public sealed class Scope(ModelUse use, bool isTraining) : IDisposable
    {
        private ModelUse? _use = use;

        /// <inheritdoc/>
        public void Dispose() => Interlocked.Exchange(ref _use, null)?.End(isTraining);
    }
}
