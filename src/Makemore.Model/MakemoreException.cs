namespace Makemore;

/// <summary>
/// The base class of exceptions for faulty input from a user. The message says what is wrong, where it is, and what to
/// do.
/// </summary>
public abstract class MakemoreException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is wrong, where, and what to do.</param>
    /// <param name="innerException">The cause, if there is one.</param>
    protected MakemoreException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>
    /// Replaces the control characters and line separators of a text from outside. A message with the text then stays on
    /// one line.
    /// </summary>
    internal static string OnOneLine(string text) => string.Concat(text.Select(c => char.GetUnicodeCategory(c).IsControl() ? '\uFFFD' : c));
}

/// <summary>
/// The exception for a text that cannot be read as a corpus, or that has a character that is not in the vocabulary.
/// </summary>
public sealed class CorpusException : MakemoreException
{
    /// <inheritdoc cref="MakemoreException(string, Exception?)"/>
    public CorpusException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}

/// <summary>The exception for a file that is not a checkpoint, is damaged, or belongs to a different model.</summary>
public sealed class CheckpointException : MakemoreException
{
    /// <inheritdoc cref="MakemoreException(string, Exception?)"/>
    public CheckpointException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>
    /// Creates the exception for a fault in a file. The message stays on one line even if a name in the file contains
    /// line breaks.
    /// </summary>
    internal static CheckpointException In(string path, string fault, Exception? innerException = null) =>
        new($"{path}: {OnOneLine(fault)}.", innerException);

    /// <summary>Creates the exception for the state of a training of which a bit has changed.</summary>
    internal static CheckpointException DamagedState(string path) =>
        new($"{path} is damaged; delete it to train anew, or restore it.");

    /// <summary>Creates the exception for a file that does not follow the format.</summary>
    internal static CheckpointException Damaged(string path, string fault, Exception? innerException = null) =>
        In(path, $"this is not a safetensors file, or it is damaged: {fault}; save or fetch it again", innerException);
}

/// <summary>
/// The exception for a loss that is no longer a finite number, because the learning rate is too large for the model.
/// </summary>
public sealed class TrainingDivergedException : MakemoreException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="step">The step whose loss was not finite.</param>
    /// <param name="learningRate">The learning rate of the step.</param>
    public TrainingDivergedException(int step, float learningRate)
        : base(FormattableString.Invariant(
            $"The loss is no longer a finite number at step {step} with learning rate {learningRate}; {Remedy(learningRate)}."))
    {
        Step = step;
        LearningRate = learningRate;
    }

    /// <summary>What to do. A tenth of a rate that is infinite, 0 or nearly 0 is no better.</summary>
    private static string Remedy(float learningRate)
    {
        if (float.IsFinite(learningRate) && learningRate / 10 > 0)
            return FormattableString.Invariant($"try a smaller learning rate, such as {learningRate / 10}");
        return learningRate > 0 && !float.IsFinite(learningRate)
            ? "try a smaller factor of the schedule (Gamma)"
            : "the learning rate is too small to be the cause, so begin with smaller parameters";
    }

    /// <summary>The step whose loss was not finite, counted from 0.</summary>
    public int Step { get; }

    /// <summary>The learning rate of the step.</summary>
    public float LearningRate { get; }
}

/// <summary>The exception for a training that was canceled between two steps.</summary>
public sealed class TrainingCanceledException : OperationCanceledException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="steps">How many steps were made.</param>
    /// <param name="allSteps">How many steps the training was to make.</param>
    /// <param name="token">The token that was canceled.</param>
    /// <param name="checkpointFault">Why the checkpoint could not be written; null if it was, or if there is none.</param>
    public TrainingCanceledException(int steps, int allSteps, CancellationToken token, Exception? checkpointFault = null)
        : base(
            FormattableString.Invariant($"The training was stopped after {steps} of {allSteps} steps.")
            + (checkpointFault is null ? "" : $" Its checkpoint could not be written: {checkpointFault.Message}"),
            checkpointFault,
            token) =>
        Steps = steps;

    /// <summary>How many steps were made.</summary>
    public int Steps { get; }
}
