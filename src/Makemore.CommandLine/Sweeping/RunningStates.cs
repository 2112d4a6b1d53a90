namespace Makemore.CommandLine.Sweeping;

/// <summary>
/// The states of the trainings of a sweep that have no result yet, in files beside the file of results. An interrupted
/// training goes on from its state.
/// </summary>
/// <param name="results">The file of results.</param>
/// <param name="errors">Receives warnings. Several threads may write to it at the same time.</param>
internal sealed class RunningStates(string results, TextWriter errors)
{
    /// <summary>How much of a training's key is in the name of its file.</summary>
    private const int KeyLength = 16;

    private readonly TextWriter _errors = TextWriter.Synchronized(errors);

    /// <summary>The checkpoint of a training: sweep.db-KEY.state for sweep.db. The key is the same on any machine.</summary>
    public TrainingCheckpoint Of(Trial trial) => new($"{results}-{trial.Key[..KeyLength]}.state");

    /// <summary>Deletes the state of a training that has a result.</summary>
    public void Delete(Trial trial) => File.Delete(Of(trial).Path);

    /// <summary>
    /// Deletes the states of trainings that have a result. A state is left if the process is killed after it adds the result, or if
    /// another process runs the same training and is stopped.
    /// </summary>
    public void Delete(IEnumerable<TrialResult> results)
    {
        foreach (TrialResult result in results)
            Delete(result.Trial);
    }

    /// <summary>Deletes a state that cannot be used, and warns that the training begins anew.</summary>
    public void Discard(Trial trial, CheckpointException fault)
    {
        _errors.WriteLine($"warning: {trial} begins anew, because its state cannot be used: {fault.Message}");
        Delete(trial);
    }
}
