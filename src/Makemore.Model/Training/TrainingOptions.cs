using System.Globalization;
using static Makemore.OptionRange;

namespace Makemore;

/// <summary>
/// How to train a model. The defaults are those of the notebook. Two objects with the same options are equal. Two
/// datasets in <see cref="Validation"/> are equal only if they are the same object.
/// </summary>
public sealed record TrainingOptions
{
    private const string Schedules = "must be Constant, Step, Cosine or InverseTime";

    /// <summary>How many updates to make; 500 by default.</summary>
    public int Steps { get; init; } = 500;

    /// <summary>
    /// How many examples each step draws, with replacement; at most 16,777,216. If this is null, the default, each step
    /// uses all examples.
    /// </summary>
    public int? BatchSize { get; init; }

    /// <summary>The learning rate at the beginning of the schedule; 0.1 by default.</summary>
    public float LearningRate { get; init; } = 0.1f;

    /// <summary>
    /// How the learning rate changes; <see cref="Schedule.Constant"/>, as in the notebook, by default.
    /// </summary>
    public Schedule Schedule { get; init; } = Schedule.Constant;

    /// <summary>
    /// The number of warm-up steps; 0 by default. During the warm-up, the learning rate rises linearly to
    /// <see cref="LearningRate"/>. The schedule begins after the warm-up.
    /// </summary>
    public int WarmUp { get; init; }

    /// <summary>
    /// The number of steps between two changes of the learning rate by <see cref="Schedule.Step"/>. If this is null,
    /// the default, it is half of the steps after the warm-up, rounded up.
    /// </summary>
    public int? StepSize { get; init; }

    /// <summary>
    /// The factor by which <see cref="Schedule.Step"/> multiplies the learning rate. Null, the default, means 0.1.
    /// </summary>
    public float? Gamma { get; init; }

    /// <summary>The learning rate at the end of <see cref="Schedule.Cosine"/>. Null, the default, means 0.</summary>
    public float? FinalLearningRate { get; init; }

    /// <summary>
    /// How fast <see cref="Schedule.InverseTime"/> lowers the learning rate. After 1 / <see cref="DecayRate"/> steps,
    /// the rate is half of the initial rate. This schedule requires a value. For the other schedules, the value must be
    /// null, the default.
    /// </summary>
    public float? DecayRate { get; init; }

    /// <summary>The optimizer; <see cref="Optimizer.Sgd"/>, as in the notebook, by default.</summary>
    public Optimizer Optimizer { get; init; } = Optimizer.Sgd;

    /// <summary>The momentum of <see cref="Optimizer.Momentum"/>; 0.9 by default.</summary>
    public float Momentum { get; init; } = 0.9f;

    /// <summary>Whether <see cref="Optimizer.Momentum"/> uses Nesterov momentum; false by default.</summary>
    public bool Nesterov { get; init; }

    /// <summary>The decay rate of the first moment of <see cref="Optimizer.AdamW"/>; 0.9 by default.</summary>
    public float Beta1 { get; init; } = 0.9f;

    /// <summary>The decay rate of the second moment of <see cref="Optimizer.AdamW"/>; 0.999 by default.</summary>
    public float Beta2 { get; init; } = 0.999f;

    /// <summary>The number that <see cref="Optimizer.AdamW"/> adds to its denominator; 1e-8 by default.</summary>
    public float Epsilon { get; init; } = 1e-8f;

    /// <summary>
    /// The weight decay of the weights and embeddings; 0 by default. Biases have no weight decay.
    /// <see cref="Optimizer.AdamW"/> multiplies the parameters by 1 − lr · decay in each step. The other optimizers add
    /// decay · p to the gradient.
    /// </summary>
    public float WeightDecay { get; init; }

    /// <summary>
    /// The maximum norm of all gradients together. If the norm is larger, each gradient is multiplied by
    /// ClipNorm / (norm + 1e-6), as <c>torch.nn.utils.clip_grad_norm_</c> does. Null, the default, does not clip.
    /// </summary>
    public float? ClipNorm { get; init; }

    /// <summary>
    /// The share of each target's probability that label smoothing divides evenly among all tokens (Szegedy et al.
    /// 2016), as <c>label_smoothing</c> of <c>F.cross_entropy</c>; 0 by default. The loss of a training step is the one
    /// over these targets. The validation loss does not use it.
    /// </summary>
    public float LabelSmoothing { get; init; }

    /// <summary>
    /// The decay rate of an exponential moving average of the parameters. For example, 0.999 averages over about a
    /// thousand updates. If this is 0, the default, there is no average. After update t, the parameters after update i
    /// ≤ t have a weight that is proportional to Averaging^(t − i). The initial parameters have no weight. The
    /// optimizer continues from the parameters themselves. The validation loss is that of the average. The progress
    /// callback and the trained model have the average too.
    /// </summary>
    public float Averaging { get; init; }

    /// <summary>The seed of the mini-batches, as in <c>torch.manual_seed</c>; 42 by default.</summary>
    public int Seed { get; init; } = 42;

    /// <summary>How many steps there are between two progress reports; 20 by default.</summary>
    public int ReportEvery { get; init; } = 20;

    /// <summary>Held-out examples; null by default. Every progress report has the loss on these examples.</summary>
    public ContextDataset? Validation { get; init; }

    /// <summary>
    /// The patience of early stopping. The training ends when this many consecutive reports have no new lowest
    /// validation loss. The model then gets the parameters with the lowest validation loss. The validation loss is
    /// computed even without a progress callback, and once more after the last step. If this is null, the default, the
    /// training makes all steps and keeps the last parameters.
    /// </summary>
    public int? Patience { get; init; }

    /// <summary>
    /// How many threads may work on one step. Null, the default, means the number of processors. The result has the
    /// same bits for any number of threads. For the Torch backend, use <c>torch.set_num_threads</c> instead.
    /// </summary>
    public int? Threads { get; init; }

    /// <summary>
    /// The file that keeps the state of the training, so that the same training goes on from it after an interruption.
    /// If this is null, the default, the training keeps no state.
    /// </summary>
    public TrainingCheckpoint? Checkpoint { get; init; }

    /// <summary>Computes the learning rate of a step from the warm-up and the schedule.</summary>
    /// <param name="step">The step, counted from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// There is no such step, or an option of the schedule is out of its range.
    /// </exception>
    public float LearningRateAt(int step)
    {
        Require(step >= 0 && step < Steps, step, "must be 0 or more and below Steps");
        ValidateSchedule();
        return RateAt(step);
    }

    /// <summary>Computes the learning rate of a step of a valid schedule. It allocates nothing.</summary>
    internal float RateAt(int step)
    {
        if (step < WarmUp)
            return (float)(LearningRate * (step + 1.0) / WarmUp);
        int t = step - WarmUp;
        int steps = Steps - WarmUp;
        switch (Schedule)
        {
            case Schedule.Step:
                int size = StepSize ?? steps / 2 + steps % 2;
                return (float)(LearningRate * Math.Pow(Gamma ?? 0.1f, t / size));
            case Schedule.Cosine:
                double final = FinalLearningRate ?? 0;
                return (float)(final + (LearningRate - final) * (1 + Math.Cos(Math.PI * t / steps)) / 2);
            case Schedule.InverseTime:
                return (float)(LearningRate / (1 + (DecayRate ?? 0.0) * t));
            case Schedule.Constant:
                return LearningRate;
            default:
                throw Fault(Schedule, Schedules);
        }
    }

    /// <summary>Throws if an option is out of its range, or if it contradicts another option.</summary>
    /// <exception cref="ArgumentException">The message names the option and its range.</exception>
    internal void Validate()
    {
        Require(Steps >= 0, Steps, "must be 0 or more");
        Require(Steps <= Array.MaxLength, Steps, $"must be at most {Array.MaxLength}, because the training keeps the loss of each step");
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
        Require(IsShare(LabelSmoothing), LabelSmoothing, "must be 0 (no label smoothing) or more and below 1");
        Require(IsShare(Averaging), Averaging, "must be 0 (no average) or more and below 1");
        Require(ReportEvery >= 1, ReportEvery, "must be 1 or more");
        Require(Patience is null or >= 1, Patience, "must be 1 or more, or null for no early stopping");
        Require(Patience is null || Validation is not null, Patience, "needs Validation, the examples for the validation loss");
        Checkpoint?.Validate();
        Require(Threads is null or >= 1, Threads, "must be 1 or more, or null for as many as there are processors");
    }

    /// <summary>The options that the result depends on, with their values as text. Those that are data are not among them.</summary>
    internal IEnumerable<(string Name, string Value)> Recipe() =>
    [
        (nameof(Steps), Text(Steps)),
        (nameof(BatchSize), Text(BatchSize)),
        (nameof(LearningRate), Text(LearningRate)),
        (nameof(Schedule), Text(Schedule)),
        (nameof(WarmUp), Text(WarmUp)),
        (nameof(StepSize), Text(StepSize)),
        (nameof(Gamma), Text(Gamma)),
        (nameof(FinalLearningRate), Text(FinalLearningRate)),
        (nameof(DecayRate), Text(DecayRate)),
        (nameof(Optimizer), Text(Optimizer)),
        (nameof(Momentum), Text(Momentum)),
        (nameof(Nesterov), Text(Nesterov)),
        (nameof(Beta1), Text(Beta1)),
        (nameof(Beta2), Text(Beta2)),
        (nameof(Epsilon), Text(Epsilon)),
        (nameof(WeightDecay), Text(WeightDecay)),
        (nameof(ClipNorm), Text(ClipNorm)),
        (nameof(LabelSmoothing), Text(LabelSmoothing)),
        (nameof(Averaging), Text(Averaging)),
        (nameof(Seed), Text(Seed)),
        (nameof(ReportEvery), Text(ReportEvery)),
        (nameof(Patience), Text(Patience)),
    ];

    private void ValidateSchedule()
    {
        Require(Enum.IsDefined(Schedule), Schedule, Schedules);
        Require(WarmUp >= 0, WarmUp, "must be 0 or more");
        Require(StepSize is null || Schedule is Schedule.Step, StepSize, $"belongs to Schedule Step, but Schedule is {Schedule}");
        Require(StepSize is null or >= 1, StepSize, "must be 1 or more, or null for half of the steps");
        Require(Gamma is null || Schedule is Schedule.Step, Gamma, $"belongs to Schedule Step, but Schedule is {Schedule}");
        Require(Gamma is not { } gamma || IsPositive(gamma), Gamma, "must be a finite number above 0, or null for 0.1");
        Require(FinalLearningRate is null || Schedule is Schedule.Cosine, FinalLearningRate, $"belongs to Schedule Cosine, but Schedule is {Schedule}");
        Require(FinalLearningRate is not { } final || IsNotNegative(final), FinalLearningRate, "must be a finite number, 0 or more, or null for 0");
        Require(DecayRate is null || Schedule is Schedule.InverseTime, DecayRate, $"belongs to Schedule InverseTime, but Schedule is {Schedule}");
        Require(DecayRate is not null || Schedule is not Schedule.InverseTime, DecayRate, "must be given for Schedule InverseTime");
        Require(DecayRate is not { } rate || IsNotNegative(rate), DecayRate, "must be a finite number, 0 or more");
        // A factor above 1 raises the learning rate.
        Require(Gamma is null || Steps == 0 || float.IsFinite(RateAt(Steps - 1)), Gamma, "makes the learning rate infinite before the last step; it must be smaller");
    }

    private static bool IsNotNegative(float number) => float.IsFinite(number) && number >= 0;

    private static bool IsPositive(float number) => float.IsFinite(number) && number > 0;

    private static bool IsShare(float number) => number is >= 0 and < 1;

    private static string Text<T>(T? value) =>
        Convert.ToString(value, CultureInfo.InvariantCulture) is { Length: > 0 } text ? text : "none";
}
