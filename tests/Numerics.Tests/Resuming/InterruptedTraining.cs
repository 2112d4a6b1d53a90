namespace Makemore.Numerics.Tests.Resuming;

/// <summary>A training with a checkpoint that is interrupted and goes on, and the same training without interruptions.</summary>
/// <param name="create">Makes the model with its initial parameters.</param>
/// <param name="options">How to train.</param>
internal sealed class InterruptedTraining(Func<ILanguageModel> create, TrainingOptions options)
{
    private static readonly int[] ThreadCounts = [1, 2, 3, 8];

    /// <summary>Trains without interruptions.</summary>
    public TrainedModel Whole()
    {
        ILanguageModel model = create();
        // A receiver asks for the reports.
        TrainingResult result = model.Train(Data(model), WithData(model, options), new Reports());
        return new(model, result);
    }

    /// <summary>
    /// Trains, and is interrupted again and again: half of the time by a cancellation, and half of the time by an exception
    /// in a report, after which no checkpoint is written, as after a kill. Each part has a new model and other threads.
    /// </summary>
    /// <param name="path">The checkpoint.</param>
    /// <param name="random">Draws the interruptions.</param>
    public TrainedModel Interrupted(string path, Random random)
    {
        for (int interruptions = random.Next(1, 5); interruptions > 0; interruptions--)
        {
            ILanguageModel model = create();
            using var source = new CancellationTokenSource();
            int reports = random.Next(1, 1 + options.Steps / options.ReportEvery);
            bool isKill = random.Next(2) == 0;
            try
            {
                return new(model, model.Train(Data(model), Part(model, path, random), new Reports(_ => Interrupt(source)), source.Token));
            }
            catch (TrainingCanceledException)
            {
            }
            catch (InvalidTimeZoneException)
            {
            }

            void Interrupt(CancellationTokenSource source)
            {
                if (--reports > 0)
                    return;
                if (isKill)
                    throw new InvalidTimeZoneException("The interruption.");
                source.Cancel();
            }
        }
        ILanguageModel last = create();
        return new(last, last.Train(Data(last), Part(last, path, random)));
    }

    private TrainingOptions Part(ILanguageModel model, string path, Random random) => WithData(model, options) with
    {
        Threads = random.GetItems(ThreadCounts, 1)[0],
        Checkpoint = new TrainingCheckpoint(path) { EverySteps = random.Next(1, 6) },
    };

    private static TrainingOptions WithData(ILanguageModel model, TrainingOptions options) =>
        options with { Validation = options.Patience is null ? null : Architecture.CreateData(model, lines: 3) };

    private static ContextDataset Data(ILanguageModel model) => Architecture.CreateData(model, lines: 30);
}
