namespace Makemore.CommandLine.Training;

/// <summary>Warns if the checkpoint of a training cannot be written. The training goes on.</summary>
/// <param name="path">The file.</param>
/// <param name="errors">Receives the warning.</param>
internal sealed class CheckpointWarning(string path, TextWriter errors) : IProgress<TrainingProgress>
{
    private string? _last;

    /// <inheritdoc/>
    public void Report(TrainingProgress value) => Warn(value.CheckpointFault);

    /// <summary>Warns once for each fault that differs from the one before.</summary>
    public void Warn(Exception? fault)
    {
        if (fault is not null && fault.Message != _last)
            errors.WriteLine($"warning: the checkpoint {path} is not written: {fault.Message}");
        _last = fault?.Message;
    }
}
