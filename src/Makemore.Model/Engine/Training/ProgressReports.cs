namespace Makemore.Engine;

/// <summary>Makes progress reports from the losses of the steps.</summary>
internal static class ProgressReports
{
    /// <summary>Whether a step is reported: every so many steps, and the last one.</summary>
    public static bool IsDue(int step, TrainingOptions options) => step % options.ReportEvery == 0 || step == options.Steps - 1;

    /// <summary>The report of a step.</summary>
    /// <param name="step">The step, counted from 0.</param>
    /// <param name="first">The first step after the report before.</param>
    /// <param name="losses">The loss of each step so far.</param>
    /// <param name="options">How to train.</param>
    /// <param name="validationLoss">The validation loss before the update, if there is one.</param>
    /// <param name="elapsed">The time since the training began.</param>
    public static TrainingProgress Of(
        int step, int first, ReadOnlySpan<float> losses, TrainingOptions options, float? validationLoss, TimeSpan elapsed) =>
        new(step, losses[step], validationLoss, options.RateAt(step), elapsed) { MeanLoss = Mean(losses[first..(step + 1)]) };

    private static float Mean(ReadOnlySpan<float> losses)
    {
        double sum = 0;
        foreach (float loss in losses)
            sum += loss;
        return (float)(sum / losses.Length);
    }
}
