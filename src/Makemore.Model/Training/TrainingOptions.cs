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

    /// <summary>How the gradients change the parameters; <see cref="Optimizer.Sgd"/>, the notebook's, by default.</summary>
    public Optimizer Optimizer { get; init; } = Optimizer.Sgd;

    /// <summary>The share of the running sum that <see cref="Optimizer.Momentum"/> keeps from step to step; 0.9 by default.</summary>
    public float Momentum { get; init; } = 0.9f;

    /// <summary>Whether <see cref="Optimizer.Momentum"/> looks a step ahead (Nesterov); false by default.</summary>
    public bool Nesterov { get; init; }

    /// <summary>The share of its mean gradient that <see cref="Optimizer.AdamW"/> keeps from step to step; 0.9 by default.</summary>
    public float Beta1 { get; init; } = 0.9f;

    /// <summary>The share of its mean squared gradient that <see cref="Optimizer.AdamW"/> keeps from step to step; 0.999 by default.</summary>
    public float Beta2 { get; init; } = 0.999f;

    /// <summary>What <see cref="Optimizer.AdamW"/> adds to the root that it divides by; 1e-8 by default.</summary>
    public float Epsilon { get; init; } = 1e-8f;

    /// <summary>
    /// How fast the weights and embeddings shrink; 0, not at all, by default. Biases are spared. Under
    /// <see cref="Optimizer.AdamW"/> a step multiplies by 1 − lr · decay; under the others it adds decay · p to the gradient.
    /// </summary>
    public float WeightDecay { get; init; }

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
        if (!Enum.IsDefined(Optimizer))
            throw OptionRange.Fault(nameof(Optimizer), Optimizer, "must be Sgd, Momentum or AdamW");
        if (!(Momentum >= 0 && Momentum < 1))
            throw OptionRange.Fault(nameof(Momentum), Momentum, "must be 0 or more and below 1");
        if (!(Beta1 >= 0 && Beta1 < 1))
            throw OptionRange.Fault(nameof(Beta1), Beta1, "must be 0 or more and below 1");
        if (!(Beta2 >= 0 && Beta2 < 1))
            throw OptionRange.Fault(nameof(Beta2), Beta2, "must be 0 or more and below 1");
        if (!float.IsFinite(Epsilon) || Epsilon <= 0)
            throw OptionRange.Fault(nameof(Epsilon), Epsilon, "must be a finite number above 0");
        if (!float.IsFinite(WeightDecay) || WeightDecay < 0)
            throw OptionRange.Fault(nameof(WeightDecay), WeightDecay, "must be a finite number, 0 or more");
        if (ReportEvery < 1)
            throw OptionRange.Fault(nameof(ReportEvery), ReportEvery, "must be 1 or more");
        if (Threads is < 1)
            throw OptionRange.Fault(nameof(Threads), Threads, "must be 1 or more, or null for as many as there are processors");
    }
}
