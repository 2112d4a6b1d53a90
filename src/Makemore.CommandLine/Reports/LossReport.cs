using Makemore.Engine;
using Spectre.Console;

namespace Makemore.CommandLine.Reports;

/// <summary>
/// Writes the losses of each report on a line: the batch's, the mean since the last report, and the dev loss. A terminal
/// also shows a progress bar below, with the steps a second and the time left.
/// </summary>
internal sealed class LossReport(IAnsiConsole screen, TrainingOptions options, Tokens tokens) : IResumedProgress
{
    private readonly int _width = Label(options.Steps).Length;
    private ProgressTask? _bar;

    /// <summary>Runs a training and shows its progress.</summary>
    /// <param name="train">Runs the training, and reports its progress to this object.</param>
    public TrainingResult Follow(Func<TrainingResult> train)
    {
        if (!screen.Profile.Capabilities.Ansi)
            return train();
        return screen.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .Start(progress =>
            {
                _bar = progress.AddTask("training", maxValue: options.Steps);
                return train();
            });
    }

    /// <inheritdoc/>
    public void Report(TrainingProgress value)
    {
        // The training also reports its last step. The notebook shows only every 20th step, so this report does not either.
        if (value.Step % options.ReportEvery == 0)
            screen.WriteLine($"{Label(value.Step).PadRight(_width)} loss = {value.Loss:0.0000}, mean = {value.MeanLoss:0.0000}{Validation(value)}");
        if (_bar is null)
            return;
        _bar.Value = value.Step + 1;
        _bar.Description = $"{(value.Step + 1) / value.Elapsed.TotalSeconds:#,0.#} steps/s";
    }

    /// <inheritdoc/>
    public void Resumed(int steps, IReadOnlyList<TrainingProgress> reports) => screen.WriteLine(steps == options.Steps
        ? $"{options.Checkpoint!.Path} has the complete training"
        : $"goes on after {Counted.Of(steps, "step")}, from {options.Checkpoint!.Path}");

    private static string Label(int step) => $"step {step:N0}:";

    private string Validation(TrainingProgress value) =>
        value.ValidationLoss is { } loss ? $", dev loss = {Nats.Of(loss, tokens)}" : "";
}
