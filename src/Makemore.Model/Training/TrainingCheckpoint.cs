using static Makemore.OptionRange;

namespace Makemore;

/// <summary>
/// A file that keeps the whole state of a training run, so that the run can go on after any interruption. The result
/// has the same bits as without the interruption.
/// </summary>
/// <param name="Path">
/// The file, in the safetensors format. <see cref="ILanguageModel.Train"/> creates it, and replaces it in one step. If
/// it exists, <c>Train</c> goes on from it. The file is not a model: save the trained model with <c>Save</c>.
/// </param>
/// <remarks>
/// <para>
/// The file holds the parameters, the running statistics, the state of the optimizer, the moving average, the best
/// parameters of early stopping, the state of the random numbers, the loss history and the reports. It also holds what
/// identifies the run: the declaration of the model, the SHA-256 of the initial parameters, the options, and the SHA-256
/// of the data. A SHA-256 of the whole file tells if a bit of it has changed.
/// </para>
/// <para>
/// A run goes on only if it is the same run. The name of the model's class, <see cref="TrainingOptions.Threads"/> and
/// this object may differ. Without <see cref="TrainingOptions.Patience"/>, <see cref="TrainingOptions.ReportEvery"/> may
/// differ too, and <see cref="TrainingOptions.Steps"/> may grow if the learning rates of the steps that were made stay
/// the same. Otherwise <c>Train</c> throws a <see cref="CheckpointException"/> that says what differs.
/// </para>
/// <para>
/// <c>Train</c> writes the file before the first step, then as often as this object says, when the training is canceled,
/// and at the end. It never writes parameters that are not finite numbers. The first write must succeed. If a later one
/// fails, the training goes on, and <see cref="TrainingProgress.CheckpointFault"/> and
/// <see cref="TrainingResult.CheckpointFault"/> say why.
/// </para>
/// <para>The result has the same bits only on processors with the same vector width.</para>
/// </remarks>
public sealed record TrainingCheckpoint(string Path)
{
    private static readonly TimeSpan DefaultInterval = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How many steps there are between two writes. Null, the default, counts no steps. If neither this nor
    /// <see cref="Every"/> is set, the file is written every 30 seconds.
    /// </summary>
    public int? EverySteps { get; init; }

    /// <summary>How much time passes between two writes. Null, the default, measures no time.</summary>
    public TimeSpan? Every { get; init; }

    /// <summary>How much time passes between two writes; null if only the steps count.</summary>
    internal TimeSpan? Interval => Every ?? (EverySteps is null ? DefaultInterval : null);

    /// <summary>Throws if a value is out of its range.</summary>
    internal void Validate()
    {
        ArgumentException.ThrowIfNullOrEmpty(Path);
        Require(EverySteps is null or >= 1, EverySteps, "must be 1 or more, or null to count no steps");
        Require(Every is null || Every > TimeSpan.Zero, Every, "must be more than no time, or null to measure no time");
    }
}
