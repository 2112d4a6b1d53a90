using Makemore;
using Names.Reports;
using Spectre.Console;

namespace Names.Commands;

/// <summary>Trains a model before the user's eyes, and saves it if asked to, also when the training is cancelled.</summary>
internal static class Trainer
{
    public static void Train(
        NameModel model, ContextDataset data, TrainingOptions options, string? path, IAnsiConsole screen, CancellationToken cancellationToken)
    {
        ThrowUnlessFolderExists(path);
        var losses = new LossReport(screen, options);
        TrainingResult result;
        try
        {
            result = losses.Follow(progress => model.Train(data, options, progress, cancellationToken));
        }
        catch (OperationCanceledException cancelled) when (path is not null && losses.HasBegun)
        {
            model.Save(path);
            throw new OperationCanceledException($"{cancelled.Message} What was learned so far is saved in {path}.", cancelled, cancellationToken);
        }
        screen.WriteLine();
        screen.WriteLine($"{result.Steps} steps took {result.Elapsed.TotalSeconds:0.0} s");
        if (path is null)
            return;
        model.Save(path);
        screen.WriteLine($"saved in {path}");
    }

    /// <summary>A place that cannot be written to is better known before the training than after.</summary>
    private static void ThrowUnlessFolderExists(string? path)
    {
        if (path is not null && !Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(path))))
            throw new DirectoryNotFoundException($"--out {path}: there is no such folder; create it first.");
    }
}
