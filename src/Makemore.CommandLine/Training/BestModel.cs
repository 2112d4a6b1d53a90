using Makemore.Engine;

namespace Makemore.CommandLine.Training;

/// <summary>Keeps the parameters with the lowest dev loss in a file, as the training goes.</summary>
/// <param name="model">The model in training.</param>
/// <param name="path">The file; null to keep nothing.</param>
/// <param name="origin">Where the model comes from.</param>
/// <param name="errors">Receives a warning if the file cannot be written. The training goes on.</param>
internal sealed class BestModel(ILanguageModel model, string? path, Provenance origin, TextWriter errors) : IResumedProgress
{
    /// <summary>The dev loss before the first update; null if it is not computed. A model that is not better is not worth keeping.</summary>
    private float? _untrained;

    /// <summary>The number of updates that made the best parameters, and their dev loss; null if the file is not written.</summary>
    public (int Steps, float DevLoss)? Kept { get; private set; }

    /// <inheritdoc/>
    public void Report(TrainingProgress value)
    {
        NoteUntrained(value);
        if (path is null || !IsBetter(value) || value.ValidationLoss is not { } loss || !TensorTable.IsFinite(model.Parameters))
            return;
        try
        {
            model.Save(path, (origin.After(value.Step) with { DevLoss = loss }).ToMetadata());
            Kept = (value.Step, loss);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            errors.WriteLine($"warning: the best model so far is not saved: {fault.Message}");
        }
    }

    /// <inheritdoc/>
    public void Resumed(int steps, IReadOnlyList<TrainingProgress> reports)
    {
        // Without the file, the best model of the earlier part is lost, and the following ones are compared with each other.
        bool isThere = File.Exists(path);
        foreach (TrainingProgress report in reports)
        {
            NoteUntrained(report);
            if (isThere && IsBetter(report))
                Kept = (report.Step, report.ValidationLoss!.Value);
        }
    }

    private void NoteUntrained(TrainingProgress value)
    {
        if (value.Step == 0)
            _untrained = value.ValidationLoss;
    }

    /// <summary>Whether a report is of a better model than all before, also than the untrained one.</summary>
    private bool IsBetter(TrainingProgress value) => value.Step > 0 && value.ValidationLoss < (Kept?.DevLoss ?? _untrained ?? float.PositiveInfinity);

    /// <summary>Deletes the file, because the model at the end of the training is at least as good.</summary>
    public void Discard()
    {
        if (path is null || Kept is null)
            return;
        Kept = null;
        File.Delete(path);
    }
}
