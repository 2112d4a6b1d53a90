using Makemore.CommandLine.Data;
using Makemore.CommandLine.Files;
using Makemore.CommandLine.Options;
using Makemore.CommandLine.Reports;
using Makemore.CommandLine.Reports.Layout;
using Makemore.Engine;
using Spectre.Console;

namespace Makemore.CommandLine.Training;

/// <summary>Trains models, shows the progress, and saves the models.</summary>
/// <param name="screen">Receives the output.</param>
/// <param name="errors">Receives the warnings.</param>
/// <param name="examples">What the models learn from: the train part, and maybe more.</param>
/// <param name="parts">The parts of the corpus, which the losses are computed on.</param>
/// <param name="sampleEvery">The number of steps between two times that a model shows texts; null for never.</param>
/// <param name="keepsSamples">Whether the log has texts of the model even if the screen shows none.</param>
internal sealed class Trainer(
    IAnsiConsole screen, TextWriter errors, ContextDataset examples, (CorpusPart Train, CorpusPart Dev, CorpusPart Test) parts, int? sampleEvery, bool keepsSamples)
{
    /// <summary>How often a model generates texts for the log alone.</summary>
    private const int Samplings = 10;

    /// <summary>
    /// Trains a model and saves it at the end. During the training, the best model so far is in a file of its own. If the
    /// training is canceled after its first step, the model so far is saved.
    /// </summary>
    /// <exception cref="IOException">The model cannot be saved. The message says what is left of the training.</exception>
    /// <exception cref="TrainingDivergedException">The loss or a weight is no longer finite. An older file stays as it was.</exception>
    /// <exception cref="OperationCanceledException">The training was canceled. The message says where the model is.</exception>
    public TrainingLog Train(
        ILanguageModel model, TrainingOptions options, ModelFiles files, Provenance origin, CancellationToken cancellationToken)
    {
        screen.WriteLine(Summary(options));
        // If there is a checkpoint, this training wrote the file itself, before an interruption.
        if (files.Best is { } older && OutputFile.Replaces(older) && !File.Exists(options.Checkpoint?.Path))
            screen.WriteLine($"{older} is there already; this training will replace or delete it");
        screen.WriteLine();
        var log = new TrainingLog();
        var best = new BestModel(model, files.Best, origin, errors);
        var checkpoint = options.Checkpoint is { Path: var state } ? new CheckpointWarning(state, errors) : null;
        var report = new LossReport(screen, options, model.Vocabulary.Kind);
        try
        {
            log.Result = report.Follow(() => Trained(model, options, Receivers(model, options, log, report, best, checkpoint), cancellationToken));
            checkpoint?.Warn(log.Result.CheckpointFault);
        }
        catch (TrainingCanceledException canceled) when (options.Checkpoint is { } saved && canceled.InnerException is null)
        {
            throw new OperationCanceledException($"{canceled.Message} Its state is in {saved.Path}. Run the same command again to continue.", canceled, cancellationToken);
        }
        catch (TrainingCanceledException canceled) when (canceled.Steps > 0)
        {
            ThrowUnlessFinite(model, canceled.Steps, options);
            string path = files.Canceled;
            string note = OutputFile.ReplacementNote(path);
            Save(model, path, origin.After(canceled.Steps), WhatIsLeft(best, files, options));
            throw new OperationCanceledException($"{canceled.Message} The model so far is saved in {path}{note}.{BestSoFar(best, files)}", canceled, cancellationToken);
        }
        catch (TrainingDivergedException) when (best.Kept is { } kept)
        {
            screen.WriteLine($"the model with the lowest dev loss, after {Counted.Of(kept.Steps, "step")}, is in {files.Best}");
            throw;
        }
        string replacement = OutputFile.ReplacementNote(files.Last);
        SaveAndEvaluate(model, options, files, best, origin, log, cancellationToken);
        Conclude(log, model.Vocabulary.Kind, files, replacement, best);
        return log;
    }

    /// <summary>Trains a model. The message of a fault of its checkpoint begins with the option.</summary>
    private TrainingResult Trained(ILanguageModel model, TrainingOptions options, Receivers receivers, CancellationToken cancellationToken)
    {
        TrainingResult Train() => model.Train(examples, options, receivers, cancellationToken);
        return options.Checkpoint is { Path: var path } ? InputFile.Read(CheckpointOptions.Name, path, Train) : Train();
    }

    /// <summary>Who receives the progress, in order: the log, the screen, the file of the best model, and who warns of the checkpoint.</summary>
    private Receivers Receivers(
        ILanguageModel model, TrainingOptions options, TrainingLog log, LossReport report, BestModel best, CheckpointWarning? checkpoint)
    {
        int? every = sampleEvery ?? (keepsSamples ? Math.Max(1, options.Steps / Samplings) : null);
        IProgress<TrainingProgress>?[] receivers =
            [log, report, every is { } steps ? new SamplesDuringTraining(model, steps, Show) : null, best, checkpoint];
        return new Receivers([.. receivers.OfType<IProgress<TrainingProgress>>()]);

        void Show(SampledTexts samples)
        {
            log.Add(samples);
            if (sampleEvery is not null)
                screen.Write(new WrappedText($"{samples}", indent: 2));
        }
    }

    /// <summary>
    /// Saves the model before the losses on all parts are computed, which may take long, and then again with them. A pipe receives the
    /// model once, because its reader would take a second one for a part of the first.
    /// </summary>
    private void SaveAndEvaluate(
        ILanguageModel model, TrainingOptions options, ModelFiles files, BestModel best, Provenance origin, TrainingLog log, CancellationToken cancellationToken)
    {
        TrainingResult result = log.Result!;
        float devLoss = model.Loss(parts.Dev.Examples);
        if (!float.IsFinite(devLoss))
            throw Diverged(result.Steps, options);
        ThrowUnlessFinite(model, result.Steps, options);
        origin = origin.After(result.BestStep ?? result.Steps) with { DevLoss = devLoss };
        if (!files.IsStream)
            Save(model, files.Last, origin, WhatIsLeft(best, files, options));
        // A model for a pipe is not saved yet.
        log.Losses = Preparation.Result(
            $"evaluating the model, which is saved in {files.Last}",
            () => new Losses(model.Loss(parts.Train.Examples), devLoss, model.Loss(parts.Test.Examples)),
            files.IsStream ? CancellationToken.None : cancellationToken);
        try
        {
            model.Save(files.Last, (origin with { TrainLoss = log.Losses.Train, TestLoss = log.Losses.Test }).ToMetadata());
        }
        catch (Exception fault) when (!files.IsStream && fault is IOException or UnauthorizedAccessException)
        {
            errors.WriteLine($"warning: the saved model does not have its losses on train and test: {fault.Message}");
        }
    }

    /// <summary>Saves the model for the first time. If this fails, the error says what is left of the training.</summary>
    private static void Save(ILanguageModel model, string path, Provenance origin, string whatIsLeft)
    {
        try
        {
            model.Save(path, origin.ToMetadata());
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"{fault.Message.TrimEnd('.')}.{whatIsLeft}", fault);
        }
    }

    /// <summary>Shows how the training went, and where its models are.</summary>
    private void Conclude(TrainingLog log, Tokens tokens, ModelFiles files, string replacement, BestModel best)
    {
        TrainingResult result = log.Result!;
        float devLoss = log.Losses!.Dev;
        CourseReport.Write(screen, log);
        screen.WriteLine();
        if (result is { BestStep: { } bestStep })
            screen.WriteLine($"{(result.StoppedEarly ? "stopped early after" : "made all")} {Counted.Of(result.Steps, "step")}; kept the parameters after {Counted.Of(bestStep, "step")}, with dev loss {Nats.Of(devLoss, tokens)}");
        screen.WriteLine($"trained in {result.Elapsed.TotalSeconds:0.0} s, {result.Steps / result.Elapsed.TotalSeconds:#,0.#} steps a second");
        screen.WriteLine($"saved in {files.Last}{replacement}");
        if (best.Kept is { } kept && kept.DevLoss < devLoss)
            screen.WriteLine($"the dev loss was lowest after {Counted.Of(kept.Steps, "step")}: {Nats.Of(kept.DevLoss, tokens)}; that model is in {files.Best}");
        else
            best.Discard();
        if (Untrained(log) is { } untrained)
            screen.WriteLine($"no trained model had a lower dev loss than the untrained one: {Nats.Of(untrained, tokens)}; try a smaller learning rate");
    }

    /// <summary>The dev loss before the first update, if no later one was lower; null otherwise.</summary>
    private static float? Untrained(TrainingLog log) =>
        log.Reports is [{ Step: 0, ValidationLoss: { } untrained }, ..]
        && untrained <= log.Losses!.Dev && !log.Reports.Any(report => report.ValidationLoss < untrained)
            ? untrained
            : null;

    private static void ThrowUnlessFinite(ILanguageModel model, int steps, TrainingOptions options)
    {
        if (!TensorTable.IsFinite(model.Parameters))
            throw Diverged(steps, options);
    }

    private static TrainingDivergedException Diverged(int steps, TrainingOptions options) => new(steps, options.LearningRateAt(steps - 1));

    private static string BestSoFar(BestModel best, ModelFiles files) =>
        best.Kept is { } kept ? $" The model with the lowest dev loss, after {Counted.Of(kept.Steps, "step")}, is in {files.Best}." : "";

    private static string WhatIsLeft(BestModel best, ModelFiles files, TrainingOptions options) =>
        BestSoFar(best, files) + (options.Checkpoint is { Path: var state } ? $" The state of the training is in {state}. Run the same command again to continue." : "");

    private string Summary(TrainingOptions options)
    {
        string each = options.Steps == 1 ? "" : "each ";
        string batch = options.BatchSize is { } size
            ? $"{each}over {Counted.Of(size, "example")} drawn from {examples.Count:N0} ({(double)options.Steps * size / examples.Count:0.0#} epochs)"
            : $"{each}over all {Counted.Of(examples.Count, "example")}";
        return $"{Counted.Of(options.Steps, "step")}, {batch}, at learning rate {options.LearningRate}";
    }
}
