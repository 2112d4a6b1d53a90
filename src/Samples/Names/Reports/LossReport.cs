using Makemore;
using Spectre.Console;

namespace Names.Reports;

/// <summary>The loss, a line each report, as the notebook prints it; on a terminal with a progress bar beneath.</summary>
internal sealed class LossReport(IAnsiConsole screen, TrainingOptions options, Tokens tokens) : IProgress<TrainingProgress>
{
    private ProgressTask? _bar;

    /// <summary>Whether a step has been made, or is being made.</summary>
    public bool HasBegun { get; private set; }

    /// <summary>Shows a training while it runs.</summary>
    /// <param name="train">The training; it reports to its argument.</param>
    public TrainingResult Follow(Func<IProgress<TrainingProgress>, TrainingResult> train)
    {
        if (!screen.Profile.Capabilities.Ansi)
            return train(this);
        return screen.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .Start(progress =>
            {
                _bar = progress.AddTask("training", maxValue: options.Steps);
                return train(this);
            });
    }

    /// <inheritdoc/>
    public void Report(TrainingProgress value)
    {
        HasBegun = true;
        // The last step is reported too, for those who wait for it; the notebook shows every twentieth alone.
        if (value.Step % options.ReportEvery == 0)
            screen.WriteLine($"step {value.Step}: loss = {Nats.Of(value.Loss, tokens)}{Validation(value)}");
        if (_bar is not null)
            _bar.Value = value.Step + 1;
    }

    private string Validation(TrainingProgress value) =>
        value.ValidationLoss is { } loss ? $", dev loss = {Nats.Of(loss, tokens)}" : "";
}
