namespace Makemore.Engine;

/// <summary>Decides after which steps a training run writes its state.</summary>
/// <param name="checkpoint">How often to write.</param>
internal sealed class SaveSchedule(TrainingCheckpoint checkpoint)
{
    private int _step;
    private TimeSpan _time;

    /// <summary>Whether the state is to be written.</summary>
    /// <param name="step">How many updates were made.</param>
    /// <param name="time">The time since the training began.</param>
    public bool IsDue(int step, TimeSpan time) =>
        step - _step >= checkpoint.EverySteps || time - _time >= checkpoint.Interval;

    /// <summary>Notes that the state was written, or that a write failed. The next write is due after the same interval.</summary>
    public void Restart(int step, TimeSpan time) => (_step, _time) = (step, time);
}
