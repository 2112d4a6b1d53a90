using static Makemore.OptionRange;

namespace Makemore;

/// <summary>How a model is trained. The defaults are the notebook's.</summary>
public sealed record TrainingOptions
{
    /// <summary>How many updates to make; 500 by default.</summary>
    public int Steps { get; init; } = 500;

    /// <summary>How many examples a step draws, with replacement; null, the default, takes them all every step.</summary>
    public int? BatchSize { get; init; }

    /// <summary>The step's length along the negative gradient, as the schedule begins with it; 0.1 by default.</summary>
    public float LearningRate { get; init; } = 0.1f;

    /// <summary>How the learning rate goes on; <see cref="Schedule.Constant"/>, the notebook's, by default.</summary>
    public Schedule Schedule { get; init; } = Schedule.Constant;

    /// <summary>
    /// How many steps the learning rate takes to rise, in a straight line, to <see cref="LearningRate"/>; the schedule
    /// begins after them. 0, none, by default.
    /// </summary>
    public int WarmUp { get; init; }

    /// <summary>
    /// How many steps <see cref="Schedule.Step"/> stays at a learning rate; null, the default, is half of those after the
    /// warm-up, rounded up.
    /// </summary>
    public int? StepSize { get; init; }

    /// <summary>What <see cref="Schedule.Step"/> multiplies the learning rate by; null, the default, is 0.1.</summary>
    public float? Gamma { get; init; }

    /// <summary>Where <see cref="Schedule.Cosine"/> leads the learning rate; null, the default, is 0.</summary>
    public float? FinalLearningRate { get; init; }

    /// <summary>
    /// How fast <see cref="Schedule.InverseTime"/> lowers the learning rate: after 1 / <see cref="DecayRate"/> steps it has
    /// half of it left. That schedule alone needs it; null by default.
    /// </summary>
    public float? DecayRate { get; init; }

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

    /// <summary>
    /// The largest norm that all gradients may have together: where it is more, each is multiplied by
    /// ClipNorm / (norm + 1e-6), as by <c>torch.nn.utils.clip_grad_norm_</c>. Null, the default, lets any norm be.
    /// </summary>
    public float? ClipNorm { get; init; }

    /// <summary>
    /// The share that a moving average of the parameters keeps at each update: 0.999 looks back a thousand updates or so.
    /// 0, the default, takes no average. After update t, what the parameters were after update i ≤ t counts in proportion
    /// to Averaging^(t − i); the parameters before the first update do not count. The optimizer goes on from the parameters
    /// themselves; all else sees the average: the validation loss, who is told of the progress, and in the end the model.
    /// </summary>
    public float Averaging { get; init; }

    /// <summary>What the mini-batches are drawn with, as by <c>torch.manual_seed</c>; 42 by default.</summary>
    public int Seed { get; init; } = 42;

    /// <summary>How many steps lie between two reports; 20 by default.</summary>
    public int ReportEvery { get; init; } = 20;

    /// <summary>Held-out examples whose loss is told with every report; none by default.</summary>
    public ContextDataset? Validation { get; init; }

    /// <summary>
    /// Early stopping: the training ends when this many reports in a row have brought no validation loss below the best,
    /// and the model keeps the parameters of the best. The loss is taken whether anyone is told of the reports or not, and
    /// once more after the last step. Null, the default, makes all steps and keeps the last parameters.
    /// </summary>
    public int? Patience { get; init; }

    /// <summary>
    /// How many threads may work on a step; null, the default, takes as many as there are processors. The result has the
    /// same bits for any number. The Torch backend goes by <c>torch.set_num_threads</c> instead.
    /// </summary>
    public int? Threads { get; init; }

    /// <summary>The learning rate of a step, by the warm-up and the schedule.</summary>
    /// <param name="step">The step, counted from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such step.</exception>
    public float LearningRateAt(int step)
    {
        Require(step >= 0 && step < Steps, step, "must be 0 or more and below Steps");
        if (step < WarmUp)
            return (float)(LearningRate * (step + 1.0) / WarmUp);
        int t = step - WarmUp;
        int steps = Steps - WarmUp;
        switch (Schedule)
        {
            case Schedule.Step:
                int size = StepSize ?? (steps + 1) / 2;
                return (float)(LearningRate * Math.Pow(Gamma ?? 0.1f, t / size));
            case Schedule.Cosine:
                double final = FinalLearningRate ?? 0;
                return (float)(final + (LearningRate - final) * (1 + Math.Cos(Math.PI * t / steps)) / 2);
            case Schedule.InverseTime:
                return (float)(LearningRate / (1 + (DecayRate ?? 0.0) * t));
            default:
                return LearningRate;
        }
    }

    /// <summary>Throws when a value is out of its range, or has no meaning beside the others.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The message names the option and its range.</exception>
    internal void Validate()
    {
        Require(Steps >= 0, Steps, "must be 0 or more");
        Require(BatchSize is null or >= 1, BatchSize, "must be 1 or more, or null for the full batch");
        Require(IsNotNegative(LearningRate), LearningRate, "must be a finite number, 0 or more");
        ValidateSchedule();
        Require(Enum.IsDefined(Optimizer), Optimizer, "must be Sgd, Momentum or AdamW");
        Require(IsShare(Momentum), Momentum, "must be 0 or more and below 1");
        Require(IsShare(Beta1), Beta1, "must be 0 or more and below 1");
        Require(IsShare(Beta2), Beta2, "must be 0 or more and below 1");
        Require(IsPositive(Epsilon), Epsilon, "must be a finite number above 0");
        Require(IsNotNegative(WeightDecay), WeightDecay, "must be a finite number, 0 or more");
        Require(ClipNorm is not { } norm || IsPositive(norm), ClipNorm, "must be a finite number above 0, or null for no clipping");
        Require(IsShare(Averaging), Averaging, "must be 0 (no average) or more and below 1");
        Require(ReportEvery >= 1, ReportEvery, "must be 1 or more");
        Require(Patience is null or >= 1, Patience, "must be 1 or more, or null for no early stopping");
        Require(Patience is null || Validation is not null, Patience, "needs Validation: the examples whose loss it watches");
        Require(Threads is null or >= 1, Threads, "must be 1 or more, or null for as many as there are processors");
    }

    private void ValidateSchedule()
    {
        Require(Enum.IsDefined(Schedule), Schedule, "must be Constant, Step, Cosine or InverseTime");
        Require(WarmUp >= 0, WarmUp, "must be 0 or more");
        Require(StepSize is null || Schedule is Schedule.Step, StepSize, $"goes with Schedule Step, and Schedule is {Schedule}");
        Require(StepSize is null or >= 1, StepSize, "must be 1 or more, or null for half of the steps");
        Require(Gamma is null || Schedule is Schedule.Step, Gamma, $"goes with Schedule Step, and Schedule is {Schedule}");
        Require(Gamma is not { } gamma || IsPositive(gamma), Gamma, "must be a finite number above 0, or null for 0.1");
        Require(FinalLearningRate is null || Schedule is Schedule.Cosine, FinalLearningRate, $"goes with Schedule Cosine, and Schedule is {Schedule}");
        Require(FinalLearningRate is not { } final || IsNotNegative(final), FinalLearningRate, "must be a finite number, 0 or more, or null for 0");
        Require(DecayRate is null || Schedule is Schedule.InverseTime, DecayRate, $"goes with Schedule InverseTime, and Schedule is {Schedule}");
        Require(DecayRate is not null || Schedule is not Schedule.InverseTime, DecayRate, "must be given for Schedule InverseTime");
        Require(DecayRate is not { } rate || IsNotNegative(rate), DecayRate, "must be a finite number, 0 or more");
    }

    private static bool IsNotNegative(float number) => float.IsFinite(number) && number >= 0;

    private static bool IsPositive(float number) => float.IsFinite(number) && number > 0;

    private static bool IsShare(float number) => number is >= 0 and < 1;
}
