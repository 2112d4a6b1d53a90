using System.ComponentModel;
using System.Diagnostics;

namespace Makemore.Engine;

/// <summary>
/// A training run: the batches, the learning rates, the progress reports, the moving average of the parameters, early
/// stopping and cancellation. The steps themselves are in a generated model's <c>Train</c>, which takes each batch from
/// the run and reports each loss to it.
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
    private int _reportedSteps;
    private bool _hasEnded;

    /// <summary>Checks the options and the data, and prepares the first batch.</summary>
    /// <param name="model">The model to train.</param>
    /// <param name="copyParameters">Makes a second set of the model's parameters.</param>
    /// <param name="data">The examples.</param>
    /// <param name="options">How to train; null trains as the notebook does.</param>
    /// <param name="progress">Receives the progress reports.</param>
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
            throw new ArgumentException($"{model.Spec.Name} uses batch normalization, and one example has no variance; use a BatchSize of 2 or more.", nameof(options));
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

    /// <summary>The random values by which the step drops units.</summary>
    public DropoutNoise Noise => new(_options.Seed, _step);

    /// <summary>The result of the training run, once there is no further batch.</summary>
    public TrainingResult Result => new(_step, Stopwatch.GetElapsedTime(_started), _losses[.._step])
    {
        StoppedEarly = _step < _options.Steps,
        BestStep = _earlyStopping?.BestStep,
        BestValidationLoss = _earlyStopping?.BestLoss,
    };

    /// <summary>Begins the next step.</summary>
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
            throw new TrainingCanceledException(_step, _options.Steps, _cancellationToken);
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
    /// Ends the training run, also after an exception. With early stopping, the model then has the best parameters.
    /// Otherwise it has the moving average, if there is one, or else the parameters after the last complete step.
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

    /// <summary>Releases the resources of the backend. It is called last when the training run ends.</summary>
    protected virtual void Release()
    {
        // The base class has no resources to release.
    }

    /// <summary>
    /// Computes the validation loss for early stopping, and reports it together with the batch's loss, if there is one.
    /// </summary>
    private void Evaluate(float? batchLoss)
    {
        _average?.Exchange();
        try
        {
            float? validation = _options.Validation is { } held ? _model.Loss(held) : null;
            if (validation is { } judged)
                _earlyStopping?.Judge(_step, judged);
            if (batchLoss is { } loss)
                _progress?.Report(new TrainingProgress(_step, loss, validation, LearningRate, Stopwatch.GetElapsedTime(_started)) { MeanLoss = MeanLoss() });
        }
        finally
        {
            _average?.Exchange();
        }
    }
    /// <summary>The mean of the batch losses since the last report.</summary>
    private float MeanLoss()
    {
        double sum = 0;
        foreach (float loss in _losses.AsSpan(_reportedSteps..(_step + 1)))
            sum += loss;
        int count = _step + 1 - _reportedSteps;
        _reportedSteps = _step + 1;
        return (float)(sum / count);
    }
}
