namespace Makemore.Engine;

/// <summary>The checkpoint of a training run: its file, and when to write it.</summary>
internal sealed class RunCheckpoint
{
    private readonly StateFile _file;
    private readonly SaveSchedule _schedule;

    /// <summary>How many updates the state in the file has; null if the file is not written yet.</summary>
    private int? _savedSteps;

    /// <summary>Prepares the checkpoint of a run whose model has its initial parameters.</summary>
    public RunCheckpoint(TrainingCheckpoint checkpoint, ILanguageModel model, ContextDataset data, TrainingOptions options)
    {
        _file = new StateFile(checkpoint.Path, model, RunIdentity.Of(model, data, options), options);
        _schedule = new SaveSchedule(checkpoint);
    }

    /// <summary>Why the last write failed; null if it succeeded.</summary>
    public Exception? Fault { get; private set; }

    /// <summary>Whether the state is to be written.</summary>
    public bool IsDue(int step, TimeSpan time) => _schedule.IsDue(step, time);

    /// <summary>Reads the state; null if there is no file yet.</summary>
    /// <exception cref="CheckpointException">The file is damaged, or belongs to another run.</exception>
    public TrainingState? Read()
    {
        TrainingState? state = _file.Read();
        if (state is not null)
        {
            _savedSteps = state.Steps;
            _schedule.Restart(state.Steps, state.Elapsed);
        }
        return state;
    }

    /// <summary>Writes the state. Before the first step, a fault ends the run.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The program may not write the file.</exception>
    public void Write(TrainingRun run)
    {
        _file.Write(run.State());
        Fault = null;
        _savedSteps = run.Steps;
        _schedule.Restart(run.Steps, run.Elapsed);
    }

    /// <summary>Writes the state after a step, unless the file has it already. If it cannot be written, the run goes on.</summary>
    public void Save(TrainingRun run)
    {
        if (_savedSteps == run.Steps)
            return;
        try
        {
            Write(run);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            Fault = fault;
            _schedule.Restart(run.Steps, run.Elapsed);
        }
    }
}
