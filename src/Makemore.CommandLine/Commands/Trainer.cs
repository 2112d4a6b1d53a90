using Makemore.CommandLine.Reports;
using Makemore.CommandLine.Training;
using Spectre.Console;

namespace Makemore.CommandLine.Commands;

/// <summary>Trains a model and shows the progress. Saves the model if there is a path, also if the training is canceled.</summary>
internal static class Trainer
{
    /// <summary>How often a model generates texts during its training, for the log.</summary>
    private const int Samplings = 10;

    /// <summary>Trains the model.</summary>
    /// <returns>The course of the training.</returns>
    public static TrainingLog Train(
        ILanguageModel model, ContextDataset data, TrainingOptions options, string? path, IAnsiConsole screen, CancellationToken cancellationToken)
    {
        if (path is not null)
            ThrowUnlessWritable("--out", path);
        screen.WriteLine(Summary(data, options));
        screen.WriteLine();
        var losses = new LossReport(screen, options, model.Vocabulary.Kind);
        var log = new TrainingLog();
        var samples = new SamplesDuringTraining(model, Math.Max(1, options.Steps / Samplings), log.Add);
        TrainingResult result;
        try
        {
            result = losses.Follow(progress => model.Train(data, options, new Receivers(log, samples, progress), cancellationToken));
        }
        catch (OperationCanceledException cancelled) when (path is not null && losses.HasBegun)
        {
            model.Save(path);
            throw new OperationCanceledException($"{cancelled.Message} The model so far is saved in {path}.", cancelled, cancellationToken);
        }
        log.Result = result;
        screen.WriteLine();
        if (result is { BestStep: { } best, BestValidationLoss: { } loss })
            screen.WriteLine($"{(result.StoppedEarly ? "stopped early after" : "made all")} {result.Steps:N0} steps; kept the parameters after {best:N0} steps, with dev loss {Nats.Of(loss, model.Vocabulary.Kind)}");
        screen.WriteLine($"trained in {result.Elapsed.TotalSeconds:0.0} s; the loss on all these examples is {Nats.Of(model.Loss(data), model.Vocabulary.Kind)}");
        if (path is not null)
        {
            model.Save(path);
            screen.WriteLine($"saved in {path}");
        }
        return log;
    }

    private static string Summary(ContextDataset data, TrainingOptions options)
    {
        string batch = options.BatchSize is { } size
            ? $"each over {size:N0} examples drawn from {data.Count:N0} ({(double)options.Steps * size / data.Count:0.0#} epochs)"
            : $"each over all {data.Count:N0} examples";
        return $"{options.Steps:N0} steps, {batch}, at learning rate {options.LearningRate}";
    }

    /// <summary>Checks the path of an option before the training, so that no training is lost because its file cannot be written.</summary>
    public static void ThrowUnlessWritable(string option, string path)
    {
        if (Directory.Exists(path))
            throw new IOException($"{option} {path} is a folder; specify a file.");
        if (!Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(path))))
            throw new DirectoryNotFoundException($"{option} {path}: the folder of this file does not exist; create it first.");
    }
}
