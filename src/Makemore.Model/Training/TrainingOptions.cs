namespace Makemore;

/// <summary>How a model is trained. The defaults are the notebook's.</summary>
public sealed record TrainingOptions
{
    /// <summary>How many updates to make; 500 by default.</summary>
    public int Steps { get; init; } = 500;

    /// <summary>How many examples a step draws, with replacement; null, the default, takes them all every step.</summary>
    public int? BatchSize { get; init; }

    /// <summary>The step's length along the negative gradient; 0.1 by default.</summary>
    public float LearningRate { get; init; } = 0.1f;

    /// <summary>What the mini-batches are drawn with, as by <c>torch.manual_seed</c>; 42 by default.</summary>
    public int Seed { get; init; } = 42;

    /// <summary>How many steps lie between two reports; 20 by default.</summary>
    public int ReportEvery { get; init; } = 20;

    /// <summary>Held-out examples whose loss is told with every report; none by default.</summary>
    public ContextDataset? Validation { get; init; }

    /// <summary>
    /// How many threads may work on a step; null, the default, takes as many as there are processors. The result has the
    /// same bits for any number. The Torch backend goes by <c>torch.set_num_threads</c> instead.
    /// </summary>
    public int? Threads { get; init; }

    /// <summary>Throws when a value is out of its range.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The message names the option and its range.</exception>
    internal void Validate()
    {
        if (Steps < 0)
            throw OptionRange.Fault(nameof(Steps), Steps, "must be 0 or more");
        if (BatchSize is < 1)
            throw OptionRange.Fault(nameof(BatchSize), BatchSize, "must be 1 or more, or null for the full batch");
        if (!float.IsFinite(LearningRate) || LearningRate < 0)
            throw OptionRange.Fault(nameof(LearningRate), LearningRate, "must be a finite number, 0 or more");
        if (ReportEvery < 1)
            throw OptionRange.Fault(nameof(ReportEvery), ReportEvery, "must be 1 or more");
        if (Threads is < 1)
            throw OptionRange.Fault(nameof(Threads), Threads, "must be 1 or more, or null for as many as there are processors");
    }
}
