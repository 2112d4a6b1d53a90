using Makemore.CommandLine.Sweeping;
using Spectre.Console;

namespace Makemore.CommandLine.Reports.Sweeps;

/// <summary>Shows the progress of a sweep: live on a terminal, as lines otherwise.</summary>
internal static class SweepProgress
{
    /// <summary>Runs a sweep and shows its progress.</summary>
    /// <param name="screen">The screen to write to.</param>
    /// <param name="steps">The number of steps of a training.</param>
    /// <param name="all">The number of trainings of the sweep.</param>
    /// <param name="known">The results of earlier runs.</param>
    /// <param name="names">The names of the models and recipes.</param>
    /// <param name="run">Runs the sweep, and reports its progress to the argument.</param>
    public static void Follow(IAnsiConsole screen, int steps, int all, IReadOnlyList<TrialResult> known, TrialNames names, Action<ISweepProgress> run)
    {
        if (known.Count == all)
            return;
        if (screen.Profile.Capabilities.Ansi)
        {
            screen.Live(Text.Empty).AutoClear(true).Start(display => run(new LiveSweepProgress(display, screen.Profile.Height, steps, all, known, names)));
        }
        else
        {
            run(new PlainSweepProgress(screen, steps, known.Count, all, names));
            screen.WriteLine();
        }
    }
}
