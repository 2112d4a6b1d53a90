using System.Collections.ObjectModel;
using System.ComponentModel;
using System.Diagnostics;
using System.Numerics.Tensors;

namespace Makemore.Engine;

/// <summary>
/// A training run: the batches, the learning rates, the progress reports, the moving average of the parameters, early
/// stopping, checkpoints and cancellation. The steps themselves are in a generated model's <c>Train</c>, which takes
/// each batch from the run and reports each loss to it.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class TrainingRun : IDisposable
{
    private readonly ILanguageModel _model;
    private readonly TrainingOptions _options;
    private readonly IProgress<TrainingProgress>? _progress;
    private readonly CancellationToken _cancellationToken;
    private readonly Batch _batch;
    private readonly MiniBatch? _miniBatch;
    private readonly TorchRandom _random;
    private readonly float[] _losses;
    private readonly List<TrainingProgress> _reports = [];
    private readonly MovingAverage? _average;
    private readonly EarlyStopping? _earlyStopping;
    private readonly RunCheckpoint? _checkpoint;
    private readonly long _started = Stopwatch.GetTimestamp();

    /// <summary>How long the steps before an interruption took.</summary>
    private TimeSpan _elapsedBefore;

    private int _step = -1;
    private bool _hasEnded;

    /// <summary>Checks the options and the data, and prepares the first batch.</summary>
    /// <param name="model">The model to train.</param>
    /// <param name="copyParameters">Makes a second set of the model's parameters.</param>
    /// <param name="data">The examples.</param>
    /// <param name="options">How to train; null trains as the notebook does.</param>
    /// <param name="progress">Receives the progress reports.</param>
    /// <param name="cancellationToken">Stops the training between two steps.</param>
    /// <exception cref="ArgumentException">An option is out of its range, or the data does not fit the model.</exception>
    /// <exception cref="InsufficientMemoryException">There is no memory for the mini-batch or the losses.</exception>
    protected TrainingRun(
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
            ContextDataset.ThrowUnlessFits(held, model.Spec, nameof(TrainingOptions.Validation));
        if (model.Spec.Normalization is Normalization.Batch && (_options.BatchSize ?? data.Count) < 2)
            throw new ArgumentException($"{model.Spec.Name} uses batch normalization, and one example has no variance; use a BatchSize of 2 or more.", nameof(options));
        _model = model;
        _progress = progress;
        _cancellationToken = cancellationToken;
        _random = new TorchRandom(_options.Seed);
        _miniBatch = _options.BatchSize is { } size ? NewMiniBatch(data, size) : null;
        _batch = _miniBatch ?? data.FullBatch;
        _losses = NewLosses(_options.Steps);
        if (_options.Averaging > 0)
            _average = new MovingAverage(_options.Averaging, copyParameters());
        if (_options.Patience is { } patience)
            _earlyStopping = new EarlyStopping(patience, copyParameters());
        if (_options.Checkpoint is { } checkpoint)
            _checkpoint = new RunCheckpoint(checkpoint, model, data, _options);
    }

    /// <summary>How the model is trained.</summary>
    public TrainingOptions Options => _options;

    /// <summary>The learning rate of the step.</summary>
    public float LearningRate => _options.RateAt(_step);

    /// <summary>How many threads may work on a step.</summary>
    public int Threads => _options.Threads ?? Environment.ProcessorCount;

    /// <summary>The random values by which the step drops units.</summary>
    public DropoutNoise Noise => new(_options.Seed, _step);

    /// <summary>The result of the training run, once there is no further batch.</summary>
    public TrainingResult Result => new(_step, Elapsed, _losses[.._step])
    {
        Reports = _reports,
        CheckpointFault = _checkpoint?.Fault,
        StoppedEarly = _step < _options.Steps,
        BestStep = _earlyStopping?.BestStep,
        BestValidationLoss = _earlyStopping?.BestLoss,
    };

    /// <summary>Begins the next step. The first call goes on from the checkpoint, if there is one.</summary>
    /// <returns>The step's examples; null after the last step.</returns>
    /// <exception cref="OperationCanceledException">The training was canceled.</exception>
    /// <exception cref="TrainingDivergedException">The last update made a parameter infinite or NaN.</exception>
    /// <exception cref="CheckpointException">The checkpoint is damaged, or belongs to another training.</exception>
    /// <exception cref="IOException">The checkpoint cannot be read, or not be written before the first step.</exception>
    /// <exception cref="UnauthorizedAccessException">The program may not read or write the checkpoint.</exception>
    public Batch? NextBatch()
    {
        if (_step < 0)
            Start();
        else
            EndStep();
        if (IsComplete)
        {
            Complete();
            return null;
        }
        if (_cancellationToken.IsCancellationRequested)
            throw Canceled();
        if (_checkpoint?.IsDue(_step, Elapsed) is true && HasFiniteParameters())
            _checkpoint.Save(this);
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
        if (ProgressReports.IsDue(_step, _options) && (_progress is not null || _earlyStopping is not null || _checkpoint is not null))
            Evaluate(isReport: true);
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
            _earlyStopping.Exchange();
        else
            _average?.Exchange();
        _earlyStopping?.Dispose();
        _average?.Dispose();
        Release();
        GC.SuppressFinalize(this);
    }

    /// <summary>How many updates were made.</summary>
    internal int Steps => _step;

    /// <summary>How long the training has taken, without the time between an interruption and the next start.</summary>
    internal TimeSpan Elapsed => _elapsedBefore + Stopwatch.GetElapsedTime(_started);

    /// <summary>The state after the last update.</summary>
    internal TrainingState State()
    {
        var values = new OrderedDictionary<ValueSet, IReadOnlyDictionary<string, Tensor<float>>> { [ValueSet.Parameters] = TensorTable.CopyOf(_model.Parameters) };
        foreach (ValueSet set in SimdOptimizer.SetsOf(_options.Optimizer))
            values[set] = OptimizerValues(set);
        if (_average is not null)
            values[ValueSet.Average] = ValuesBeside(_average.Exchange);
        if (_earlyStopping is { BestStep: not null })
            values[ValueSet.Best] = ValuesBeside(_earlyStopping.Exchange);
        return new TrainingState
        {
            Steps = _step,
            Elapsed = Elapsed,
            Losses = _losses[.._step],
            Reports = _reports,
            Random = _random.State(),
            EarlyStopping = _earlyStopping?.State,
            Values = values,
        };
    }

    /// <summary>A copy of a set of values that the optimizer keeps from step to step, by parameter.</summary>
    internal abstract IReadOnlyDictionary<string, Tensor<float>> OptimizerValues(ValueSet set);

    /// <summary>Gives the optimizer its values and its number of updates.</summary>
    internal abstract void ResumeOptimizer(TrainingState state);

    /// <summary>Overwrites the parameters and the running statistics.</summary>
    internal abstract void SetParameters(IReadOnlyDictionary<string, Tensor<float>> values);

    /// <summary>Releases the resources of the backend. It is called last when the training run ends.</summary>
    protected abstract void Release();

    /// <summary>Whether there is no further step.</summary>
    private bool IsComplete => _step == _options.Steps || _earlyStopping is { IsOver: true };

    /// <summary>Goes on from the checkpoint. If there is none yet, it is written before the first step.</summary>
    private void Start()
    {
        _step = 0;
        if (_checkpoint is null)
            return;
        if (_checkpoint.Read() is { } state)
            Resume(state);
        else
            _checkpoint.Write(this);
    }

    private void Resume(TrainingState state)
    {
        // Each set of values goes through the model into its place, and the parameters come last.
        if (_average is not null)
        {
            SetParameters(state.Values[ValueSet.Average]);
            _average.Resume(state.Steps);
        }
        if (_earlyStopping is not null && state.EarlyStopping is { } stopping)
        {
            if (state.Values.TryGetValue(ValueSet.Best, out IReadOnlyDictionary<string, Tensor<float>>? best))
                SetParameters(best);
            _earlyStopping.Resume(stopping);
        }
        SetParameters(state.Values[ValueSet.Parameters]);
        ResumeOptimizer(state);
        _random.Restore(state.Random);
        state.Losses.CopyTo(_losses, 0);
        _reports.AddRange(state.Reports);
        _step = state.Steps;
        _elapsedBefore = state.Elapsed;
        (_progress as IResumedProgress)?.Resumed(_step, _reports);
    }

    private void EndStep()
    {
        _step++;
        _average?.Add();
    }

    /// <summary>Writes the last checkpoint, and evaluates the parameters after the last update for early stopping.</summary>
    private void Complete()
    {
        if (HasFiniteParameters())
            _checkpoint?.Save(this);
        if (_earlyStopping is not null && _step == _options.Steps)
            Evaluate(isReport: false);
    }

    /// <summary>Writes the state, so that the training can go on, and makes the exception.</summary>
    private TrainingCanceledException Canceled()
    {
        if (_checkpoint is not null && HasFiniteParameters())
            _checkpoint.Save(this);
        return new TrainingCanceledException(_step, _options.Steps, _cancellationToken, _checkpoint?.Fault);
    }

    private static MiniBatch NewMiniBatch(ContextDataset data, int size)
    {
        int largest = MiniBatch.MaxSize(data.ContextLength);
        OptionRange.Require(size <= largest, size, $"must be at most {largest} for contexts of {data.ContextLength} tokens", nameof(TrainingOptions.BatchSize));
        return MemoryLimit.Allocate(
            MiniBatch.Bytes(size, data.ContextLength),
            () => new MiniBatch(data, size),
            $"a mini-batch of {size} examples; use a smaller {nameof(TrainingOptions.BatchSize)}");
    }

    private static float[] NewLosses(int steps) => MemoryLimit.Allocate(
        sizeof(float) * (long)steps,
        () => new float[steps],
        $"the losses of {steps} steps; use fewer {nameof(TrainingOptions.Steps)}");

    /// <summary>
    /// Whether all parameters are finite numbers. If they are not, early stopping may still have better ones.
    /// </summary>
    /// <exception cref="TrainingDivergedException">They are not, and there are no better ones.</exception>
    private bool HasFiniteParameters()
    {
        if (TensorTable.IsFinite(_model.Parameters))
            return true;
        if (_earlyStopping?.BestStep is not null)
            return false;
        throw new TrainingDivergedException(_step, _step == 0 ? _options.LearningRate : _options.RateAt(_step - 1));
    }

    /// <summary>A copy of the model's values while another set of values is in the model.</summary>
    private ReadOnlyDictionary<string, Tensor<float>> ValuesBeside(Action exchange)
    {
        exchange();
        try
        {
            return TensorTable.CopyOf(_model.Parameters);
        }
        finally
        {
            exchange();
        }
    }

    /// <summary>Computes the validation loss for early stopping and, for a step that is due, for its report.</summary>
    private void Evaluate(bool isReport)
    {
        _average?.Exchange();
        try
        {
            float? validation = _options.Validation is { } held ? _model.Loss(held) : null;
            if (validation is { } judged)
                _earlyStopping?.Judge(_step, judged);
            if (isReport)
                Publish(ProgressReports.Of(_step, _reports.Count > 0 ? _reports[^1].Step + 1 : 0, _losses, _options, validation, Elapsed));
        }
        finally
        {
            _average?.Exchange();
        }
    }

    private void Publish(TrainingProgress report)
    {
        _reports.Add(report);
        _progress?.Report(report with { CheckpointFault = _checkpoint?.Fault });
    }
}
