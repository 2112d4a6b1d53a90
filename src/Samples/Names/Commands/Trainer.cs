using Makemore;
using Names.Reports;
using Spectre.Console;

namespace Names.Commands;

/// <summary>Trains a model before the user's eyes, and saves it if asked to, also when the training is cancelled.</summary>
internal static class Trainer
{
    public static void Train(
        ILanguageModel model, ContextDataset data, TrainingOptions options, string? path, IAnsiConsole screen, CancellationToken cancellationToken)
    {
        if (path is not null)
            ThrowUnlessFileCanBe(path);
        screen.WriteLine(Summary(data, options));
        screen.WriteLine();
        var losses = new LossReport(screen, options, model.Vocabulary.Kind);
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
        if (result is { BestStep: { } best, BestValidationLoss: { } loss })
            screen.WriteLine($"{(result.StoppedEarly ? "stopped early" : "went to the end")}, after {result.Steps:N0} steps; kept the parameters after {best:N0}, with dev loss {Nats.Of(loss, model.Vocabulary.Kind)}");
        screen.WriteLine($"trained in {result.Elapsed.TotalSeconds:0.0} s; the loss over all these examples is now {Nats.Of(model.Loss(data), model.Vocabulary.Kind)}");
        if (path is null)
            return;
        model.Save(path);
        screen.WriteLine($"saved in {path}");
    }

    private static string Summary(ContextDataset data, TrainingOptions options)
    {
        string batch = options.BatchSize is { } size
            ? $"each over {size:N0} examples drawn from {data.Count:N0} ({(double)options.Steps * size / data.Count:0.0#} epochs)"
            : $"each over all {data.Count:N0} examples";
        return $"{options.Steps:N0} steps, {batch}, at learning rate {options.LearningRate}";
    }

    /// <summary>A place that cannot be written to is better known before the training than after.</summary>
    private static void ThrowUnlessFileCanBe(string path)
    {
        if (Directory.Exists(path))
            throw new IOException($"--out {path} is a folder; name a file.");
        if (!Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(path))))
            throw new DirectoryNotFoundException($"--out {path}: its folder does not exist; create it first.");
    }
}
