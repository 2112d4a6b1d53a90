using System.CommandLine;
using System.CommandLine.Parsing;
using Makemore.CommandLine.Models;

namespace Makemore.CommandLine.Options;

/// <summary>
/// The options of a recipe: how a model is trained, apart from the seed, the threads and the held-out data. An option that is
/// not on the command line is null, and that part of the initial recipe stays.
/// </summary>
/// <param name="initial">Gets the initial recipe from a command line; null if the command line names a preset or grid that does not exist.</param>
internal sealed class RecipeOptions(Func<CommandResult, ModelPreset?> initial)
{
    private static readonly TrainingOptions Defaults = Recipe.Notebook.Options;

    private static readonly NumberRange<int> StepsRange = new($"an integer from 0 to {RecipeLimits.MaxSteps}", n => n is >= 0 and <= RecipeLimits.MaxSteps);
    private static readonly NumberRange<int> BatchSizes = new($"an integer from 1 to {RecipeLimits.MaxBatchSize}", n => n is >= 1 and <= RecipeLimits.MaxBatchSize);
    private static readonly NumberRange<int> ZeroOrMore = new($"an integer from 0 to {int.MaxValue}", n => n >= 0);
    private static readonly NumberRange<int> OneOrMore = new($"an integer from 1 to {int.MaxValue}", n => n >= 1);
    private static readonly NumberRange<float> NotNegative = new("a number that is 0 or more", x => x >= 0 && float.IsFinite(x));
    private static readonly NumberRange<float> Positive = new("a number above 0", x => x > 0 && float.IsFinite(x));
    private static readonly NumberRange<double> SomePasses = new("a number above 0", x => x > 0 && double.IsFinite(x));
    private static readonly NumberRange<float> Share = new("a number that is 0 or more and below 1", x => x is >= 0 and < 1);

    /// <summary>Creates options whose initial recipe is the notebook's.</summary>
    public RecipeOptions()
        : this(_ => Recipe.Notebook)
    {
    }

    // Steps.

    public Option<int?> Steps { get; } = StepsRange.OptionOrNull(
        "--steps", $"Number of steps; each step updates the parameters once [default: {Defaults.Steps}]");

    public Option<double?> Epochs { get; } = SomePasses.OptionOrNull(
        "--epochs", "Instead of --steps: number of passes over the examples of the train part");

    public Option<int?> BatchSize { get; } = BatchSizes.OptionOrNull(
        RecipeLimits.BatchSizeOption, "Number of examples in a mini-batch [default: all]");

    public Option<int?> ReportEvery { get; } = OneOrMore.OptionOrNull(
        "--report-every", $"Number of steps between two reports [default: {Defaults.ReportEvery}, or more, so that there are about 50 reports at most]");

    // Learning rate.

    public Option<float?> LearningRate { get; } = NotNegative.OptionOrNull(
        "--learning-rate", $"Learning rate at the start of the schedule [default: {Defaults.LearningRate}]");

    public Option<int?> WarmUp { get; } = ZeroOrMore.OptionOrNull(
        "--warm-up", "Number of warm-up steps, in which the learning rate rises linearly; the schedule begins after them [default: 0]");

    public Option<Schedule?> Schedule { get; } = Choice<Schedule>.OptionOrNull(
        "--schedule", $"Learning rate schedule [default: {Choice<Schedule>.WordFor(Defaults.Schedule)}]");

    public Option<int?> StepSize { get; } = OneOrMore.OptionOrNull(
        "--step-size", "For --schedule step: number of steps until the learning rate changes [default: half of all steps]");

    public Option<float?> Gamma { get; } = Positive.OptionOrNull(
        "--gamma", "For --schedule step: factor that the learning rate is multiplied by [default: 0.1]");

    public Option<float?> FinalLearningRate { get; } = NotNegative.OptionOrNull(
        "--final-learning-rate", "For --schedule cosine: learning rate at the end [default: 0]");

    public Option<float?> DecayRate { get; } = NotNegative.OptionOrNull(
        "--decay-rate", "For --schedule inversetime: r in the factor 1/(1+r·t) for step t");

    // Optimizer.

    public Option<Optimizer?> Optimizer { get; } = Choice<Optimizer>.OptionOrNull(
        "--optimizer", $"Optimizer [default: {Choice<Optimizer>.WordFor(Defaults.Optimizer)}]");

    public Option<float?> Momentum { get; } = Share.OptionOrNull(
        "--momentum", $"For --optimizer momentum: momentum [default: {Defaults.Momentum}]");

    public Option<bool?> Nesterov { get; } = new("--nesterov")
    {
        Description = "For --optimizer momentum: use Nesterov momentum",
    };

    public Option<float?> Beta1 { get; } = Share.OptionOrNull(
        "--beta1", $"For --optimizer adamw: decay rate of the first moment [default: {Defaults.Beta1}]");

    public Option<float?> Beta2 { get; } = Share.OptionOrNull(
        "--beta2", $"For --optimizer adamw: decay rate of the second moment [default: {Defaults.Beta2}]");

    public Option<float?> Epsilon { get; } = Positive.OptionOrNull(
        "--epsilon", $"For --optimizer adamw: number added to the denominator [default: {Defaults.Epsilon}]");

    public Option<float?> WeightDecay { get; } = NotNegative.OptionOrNull(
        "--weight-decay", "Weight decay of the weights and embeddings; biases have none [default: 0]");

    public Option<float?> Clip { get; } = Positive.OptionOrNull(
        "--clip", "Gradient clipping: maximum norm of all gradients together [default: no clipping]");

    public Option<float?> LabelSmoothing { get; } = Share.OptionOrNull(
        "--label-smoothing", "Share of each target's probability that is divided among all tokens [default: 0]");

    // Averaging and early stopping.

    public Option<float?> Average { get; } = Share.OptionOrNull(
        "--average", "Decay rate of an exponential moving average of the parameters, such as 0.999 [default: 0, no average]");

    public Option<int?> Patience { get; } = OneOrMore.OptionOrNull(
        "--patience", "Early stopping: stop after N reports in a row without a lower dev loss, and keep the parameters with the lowest one [default: no early stopping]");

    /// <summary>Adds all of these options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (Option option in (Option[])
            [
                Steps, Epochs, BatchSize, ReportEvery,
                LearningRate, WarmUp, Schedule, StepSize, Gamma, FinalLearningRate, DecayRate,
                Optimizer, Momentum, Nesterov, Beta1, Beta2, Epsilon, WeightDecay, Clip, LabelSmoothing,
                Average, Patience,
            ])
        {
            command.Add(option);
        }
        command.Validators.Add(Validate);
    }

    /// <summary>Reads the recipe: the initial recipe with the options on the command line.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="examples">The number of examples in the train part.</param>
    public TrainingOptions Read(ParseResult arguments, int examples)
    {
        ModelPreset recipe = initial(arguments.CommandResult)!;
        TrainingOptions start = Start(arguments, recipe.Options);
        int? batchSize = arguments.GetValue(BatchSize) ?? start.BatchSize;
        int? givenSteps = arguments.GetValue(Steps);
        double? epochs = arguments.GetValue(Epochs) ?? (givenSteps is null ? recipe.Epochs : null);
        int steps = epochs is { } passes ? StepsFor(passes, examples, batchSize) : givenSteps ?? start.Steps;
        return start with
        {
            Steps = steps,
            BatchSize = batchSize,
            // Every 20 steps, as in the notebook. A long training reports less often, so that its losses fit on one screen.
            ReportEvery = arguments.GetValue(ReportEvery) ?? Math.Max(start.ReportEvery, steps / 50),
            LearningRate = arguments.GetValue(LearningRate) ?? start.LearningRate,
            WarmUp = arguments.GetValue(WarmUp) ?? start.WarmUp,
            Schedule = arguments.GetValue(Schedule) ?? start.Schedule,
            StepSize = arguments.GetValue(StepSize) ?? start.StepSize,
            Gamma = arguments.GetValue(Gamma) ?? start.Gamma,
            FinalLearningRate = arguments.GetValue(FinalLearningRate) ?? start.FinalLearningRate,
            DecayRate = arguments.GetValue(DecayRate) ?? start.DecayRate,
            Optimizer = arguments.GetValue(Optimizer) ?? start.Optimizer,
            Momentum = arguments.GetValue(Momentum) ?? start.Momentum,
            Nesterov = arguments.GetValue(Nesterov) ?? start.Nesterov,
            Beta1 = arguments.GetValue(Beta1) ?? start.Beta1,
            Beta2 = arguments.GetValue(Beta2) ?? start.Beta2,
            Epsilon = arguments.GetValue(Epsilon) ?? start.Epsilon,
            WeightDecay = arguments.GetValue(WeightDecay) ?? start.WeightDecay,
            ClipNorm = arguments.GetValue(Clip) ?? start.ClipNorm,
            LabelSmoothing = arguments.GetValue(LabelSmoothing) ?? start.LabelSmoothing,
            Averaging = arguments.GetValue(Average) ?? start.Averaging,
            Patience = arguments.GetValue(Patience) ?? start.Patience,
        };
    }

    private int StepsFor(double epochs, int examples, int? batchSize) =>
        ModelPreset.Steps(epochs, examples, batchSize) is var steps and <= RecipeLimits.MaxSteps
            ? (int)steps
            : throw new OptionException($"{Epochs.Name} {epochs} gives more than {RecipeLimits.MaxSteps} steps with {Counted.Of(examples, "example")}; specify fewer.");

    /// <summary>The initial options. If the command line names another schedule, the parameters of the recipe's schedule do not apply.</summary>
    private TrainingOptions Start(ParseResult arguments, TrainingOptions recipe) =>
        (arguments.GetValue(Schedule) ?? recipe.Schedule) == recipe.Schedule
            ? recipe
            : recipe with { StepSize = null, Gamma = null, FinalLearningRate = null, DecayRate = null };

    /// <summary>Reports options that contradict each other or would have no effect.</summary>
    private void Validate(CommandResult command)
    {
        if (command.IsGiven(Steps) && command.IsGiven(Epochs))
            command.AddError($"{Steps.Name} and {Epochs.Name} both set the number of steps; specify only one of them.");
        // The parser itself reports an unknown preset, grid, optimizer or schedule.
        if (initial(command)?.Options is not { } recipe)
            return;
        if (Chosen(command, Optimizer, recipe.Optimizer) is { } optimizer)
        {
            Require(command, Optimizer, optimizer, Makemore.Optimizer.Momentum, Momentum, Nesterov);
            Require(command, Optimizer, optimizer, Makemore.Optimizer.AdamW, Beta1, Beta2, Epsilon);
        }
        if (Chosen(command, Schedule, recipe.Schedule) is { } schedule)
        {
            Require(command, Schedule, schedule, Makemore.Schedule.Step, StepSize, Gamma);
            Require(command, Schedule, schedule, Makemore.Schedule.Cosine, FinalLearningRate);
            Require(command, Schedule, schedule, Makemore.Schedule.InverseTime, DecayRate);
            if (schedule is Makemore.Schedule.InverseTime && schedule != recipe.Schedule && !command.IsGiven(DecayRate))
                command.AddError($"{Written(Schedule, schedule)} requires {DecayRate.Name}, such as {DecayRate.Name} 0.001.");
        }
    }

    /// <summary>Reports each option on the command line that requires another choice.</summary>
    private static void Require<T>(CommandResult command, Option<T?> choice, T chosen, T needed, params Option[] options)
        where T : struct, Enum
    {
        if (chosen.Equals(needed))
            return;
        foreach (Option option in options.Where(command.IsGiven))
            command.AddError($"{option.Name} requires {Written(choice, needed)}.");
    }

    /// <summary>The chosen member; null if the text on the command line is not valid. It reads the text, because the parser does not have the value yet.</summary>
    private static T? Chosen<T>(CommandResult command, Option<T?> choice, T fallback)
        where T : struct, Enum =>
        command.WordOf(choice) is { } word ? Choice<T>.Find(word) : fallback;

    private static string Written<T>(Option<T?> choice, T value)
        where T : struct, Enum => $"{choice.Name} {Choice<T>.WordFor(value)}";
}
