using Names.Sweeping;
using Spectre.Console;

namespace Names.Reports.Sweeps;

/// <summary>Shows a sweep while it runs: live on a terminal, in lines elsewhere.</summary>
internal static class SweepProgress
{
    /// <summary>Shows a sweep.</summary>
    /// <param name="screen">Where.</param>
    /// <param name="steps">How many steps a training has.</param>
    /// <param name="all">How many trainings the sweep has.</param>
    /// <param name="known">The results there were before.</param>
    /// <param name="run">The sweep; it reports to its argument.</param>
    public static void Follow(IAnsiConsole screen, int steps, int all, IReadOnlyList<TrialResult> known, Action<ISweepProgress> run)
    {
        if (screen.Profile.Capabilities.Ansi)
            screen.Live(Text.Empty).AutoClear(true).Start(display => run(new LiveSweepProgress(display, steps, all, known)));
        else
            run(new PlainSweepProgress(screen, steps, known.Count, all));
    }
}
