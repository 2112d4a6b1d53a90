using System.ComponentModel;
using System.Diagnostics;

namespace Makemore.Engine;

/// <summary>
/// What surrounds the steps of a training: the batches, the learning rates, the reports, the average of the parameters,
/// and the reasons to stop. A generated model's <c>Train</c> asks it for each batch and tells it each loss.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public class TrainingRun : IDisposable
{
    private readonly ILanguageModel _model;
    private readonly TrainingOptions _options;
    private readonly IProgress<TrainingProgress>? _progress;
    private readonly CancellationToken _cancellationToken;
    private readonly Batch _batch;
    private readonly MiniBatch? _miniBatch;
    private readonly TorchRandom _random;
    private readonly float[] _losses;
    private readonly MovingAverage? _average;
    private readonly EarlyStopping? _earlyStopping;
    private readonly long _started = Stopwatch.GetTimestamp();
    private int _step = -1;
    private bool _hasEnded;

    /// <summary>Checks the options and the data, and makes the first batch ready.</summary>
    /// <param name="model">The model to train.</param>
    /// <param name="copyParameters">Makes room for a second set of the model's parameters.</param>
    /// <param name="data">The examples.</param>
    /// <param name="options">How to train; the notebook's way when null.</param>
    /// <param name="progress">Who is told.</param>
    /// <param name="cancellationToken">Stops the training between two steps.</param>
    /// <exception cref="ArgumentException">An option is out of its range, or the data does not fit the model.</exception>
    public TrainingRun(
        ILanguageModel model,
        Func<IParameterCopy> copyParameters,
        ContextDataset data,
        TrainingOptions? options,
        IProgress<TrainingProgress>? progress,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(copyParameters);
        ArgumentNullException.ThrowIfNull(data);
        _options = options ?? new TrainingOptions();
        _options.Validate();
        ContextDataset.ThrowUnlessFits(data, model.Spec);
        if (_options.Validation is { } held)
            ContextDataset.ThrowUnlessFits(held, model.Spec);
        if (model.Spec.Normalization is Normalization.Batch && (_options.BatchSize ?? data.Count) < 2)
            throw new ArgumentException($"{model.Spec.Name} normalizes over the batch, and one example has no variance; take a BatchSize of 2 or more.", nameof(options));
        _model = model;
        _progress = progress;
        _cancellationToken = cancellationToken;
        _random = new TorchRandom(_options.Seed);
        _miniBatch = _options.BatchSize is { } size ? new MiniBatch(data, size) : null;
        _batch = _miniBatch ?? data.FullBatch;
        _losses = new float[_options.Steps];
        if (_options.Averaging > 0)
            _average = new MovingAverage(_options.Averaging, copyParameters());
        if (_options.Patience is { } patience)
            _earlyStopping = new EarlyStopping(patience, copyParameters());
    }

    /// <summary>How the model is trained.</summary>
    public TrainingOptions Options => _options;

    /// <summary>The learning rate of the step.</summary>
    public float LearningRate => _options.LearningRateAt(_step);

    /// <summary>How many threads may work on a step.</summary>
    public int Threads => _options.Threads ?? Environment.ProcessorCount;

    /// <summary>What the step drops units by.</summary>
    public DropoutNoise Noise => new(_options.Seed, _step);

    /// <summary>What the training has done, once there is no further batch.</summary>
    public TrainingResult Result => new(_step, Stopwatch.GetElapsedTime(_started), _losses[.._step])
    {
        StoppedEarly = _step < _options.Steps,
        BestStep = _earlyStopping?.BestStep,
        BestValidationLoss = _earlyStopping?.BestLoss,
    };

    /// <summary>Goes on to the next step.</summary>
    /// <returns>The step's examples; null after the last step.</returns>
    /// <exception cref="OperationCanceledException">The training was cancelled.</exception>
    public Batch? NextBatch()
    {
        if (++_step > 0)
            _average?.Add();
        if (_step == _options.Steps)
        {
            if (_earlyStopping is not null)
                Evaluate(batchLoss: null);
            return null;
        }
        if (_earlyStopping is { IsOver: true })
            return null;
        if (_cancellationToken.IsCancellationRequested)
            throw new OperationCanceledException($"The training was stopped after {_step} of {_options.Steps} steps.", _cancellationToken);
        _miniBatch?.Draw(_random);
        return _batch;
    }

    /// <summary>Keeps the step's loss, and reports it when a report is due.</summary>
    /// <param name="loss">The batch's loss before the update, in nats.</param>
    /// <exception cref="TrainingDivergedException">The loss is not a finite number.</exception>
    public void Report(float loss)
    {
        if (!float.IsFinite(loss))
            throw new TrainingDivergedException(_step, LearningRate);
        _losses[_step] = loss;
        bool isDue = _step % _options.ReportEvery == 0 || _step == _options.Steps - 1;
        if (isDue && (_progress is not null || _earlyStopping is not null))
            Evaluate(loss);
    }

    /// <summary>
    /// Ends the training, whatever ended it: leaves the model with the best parameters where they are kept, else with the
    /// average where one is taken, else with those of the last whole step.
    /// </summary>
    public void Dispose()
    {
        if (_hasEnded)
            return;
        _hasEnded = true;
        if (_earlyStopping is not null)
            _earlyStopping.Restore();
        else
            _average?.Exchange();
        _earlyStopping?.Dispose();
        _average?.Dispose();
        Release();
        GC.SuppressFinalize(this);
    }

    /// <summary>Comes last as the training ends: gives back what a backend uses for it.</summary>
    protected virtual void Release()
    {
        // A training by itself uses nothing that needs giving back.
    }

    /// <summary>Takes the validation loss, and tells of it and of the batch's, if there is one.</summary>
    private void Evaluate(float? batchLoss)
    {
        _average?.Exchange();
        try
        {
            float? validation = _options.Validation is { } held ? _model.Loss(held) : null;
            if (validation is { } judged)
                _earlyStopping?.Judge(_step, judged);
            if (batchLoss is { } loss)
                _progress?.Report(new TrainingProgress(_step, loss, validation, LearningRate, Stopwatch.GetElapsedTime(_started)));
        }
        finally
        {
            _average?.Exchange();
        }
    }
}
