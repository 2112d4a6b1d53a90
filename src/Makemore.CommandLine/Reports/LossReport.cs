using Spectre.Console;

namespace Makemore.CommandLine.Reports;

/// <summary>Writes the loss of each report on a line, as the notebook does. A terminal also shows a progress bar below.</summary>
internal sealed class LossReport(IAnsiConsole screen, TrainingOptions options, Tokens tokens) : IProgress<TrainingProgress>
{
    private ProgressTask? _bar;

    /// <summary>Whether the first step has been reported.</summary>
    public bool HasBegun { get; private set; }

    /// <summary>Runs a training and shows its progress.</summary>
    /// <param name="train">Runs the training, and reports its progress to the argument.</param>
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
        // The training also reports its last step. The notebook shows only every 20th step, so this report does not either.
        if (value.Step % options.ReportEvery == 0)
            screen.WriteLine($"step {value.Step}: loss = {Nats.Of(value.Loss, tokens)}{Validation(value)}");
        if (_bar is not null)
            _bar.Value = value.Step + 1;
    }

    private string Validation(TrainingProgress value) =>
        value.ValidationLoss is { } loss ? $", dev loss = {Nats.Of(loss, tokens)}" : "";
}
