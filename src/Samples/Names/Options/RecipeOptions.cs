using System.CommandLine;
using System.CommandLine.Parsing;
using Makemore;

namespace Names.Options;

/// <summary>
/// How a model is trained, whatever the seed, the threads and the held-back words. An option that is not given is null: it
/// leaves its part of the recipe as it begins.
/// </summary>
/// <param name="beginning">The recipe that a command line begins with; null where it names one that there is not.</param>
internal sealed class RecipeOptions(Func<CommandResult, Recipe?> beginning)
{
    private static readonly TrainingOptions Defaults = Recipe.Notebook.Options;

    private static readonly NumberRange<int> ZeroOrMore = new($"a whole number from 0 to {int.MaxValue}", n => n >= 0);
    private static readonly NumberRange<int> OneOrMore = new($"a whole number from 1 to {int.MaxValue}", n => n >= 1);
    private static readonly NumberRange<float> NotNegative = new("a number, 0 or more", x => x >= 0 && float.IsFinite(x));
    private static readonly NumberRange<float> Positive = new("a number above 0", x => x > 0 && float.IsFinite(x));
    private static readonly NumberRange<double> SomePasses = new("a number above 0", x => x > 0 && double.IsFinite(x));
    private static readonly NumberRange<float> Share = new("a number from 0 to below 1", x => x is >= 0 and < 1);

    /// <summary>Recipes that begin with the notebook's.</summary>
    public RecipeOptions()
        : this(_ => Recipe.Notebook)
    {
    }

    // The steps.

    public Option<int?> Steps { get; } = ZeroOrMore.OptionOrNull(
        "--steps", $"Updates to make [default: {Defaults.Steps}]");

    public Option<double?> Epochs { get; } = SomePasses.OptionOrNull(
        "--epochs", "In place of --steps: as many updates as draw this many times the examples of the train part");

    public Option<int?> BatchSize { get; } = OneOrMore.OptionOrNull(
        "--batch-size", "Examples drawn for an update [default: all]");

    public Option<int?> ReportEvery { get; } = OneOrMore.OptionOrNull(
        "--report-every", $"Steps between two reports [default: {Defaults.ReportEvery}, and more where there would be over 50 reports]");

    // The learning rate.

    public Option<float?> LearningRate { get; } = NotNegative.OptionOrNull(
        "--learning-rate", $"How far an update goes [default: {Defaults.LearningRate}]");

    public Option<int?> WarmUp { get; } = ZeroOrMore.OptionOrNull(
        "--warm-up", "Steps in which the learning rate rises to its value; the schedule begins after them [default: none]");

    public Option<Schedule?> Schedule { get; } = Choice<Schedule>.OptionOrNull(
        "--schedule", $"How the learning rate goes on [default: {Choice<Schedule>.WordFor(Defaults.Schedule)}]");

    public Option<int?> StepSize { get; } = OneOrMore.OptionOrNull(
        "--step-size", "For --schedule step: steps at a learning rate [default: half of all]");

    public Option<float?> Gamma { get; } = Positive.OptionOrNull(
        "--gamma", "For --schedule step: what the learning rate is then multiplied by [default: 0.1]");

    public Option<float?> FinalLearningRate { get; } = NotNegative.OptionOrNull(
        "--final-learning-rate", "For --schedule cosine: where the learning rate ends [default: 0]");

    public Option<float?> DecayRate { get; } = NotNegative.OptionOrNull(
        "--decay-rate", "For --schedule inversetime: r of 1/(1 + r·t), over the steps t");

    // The update.

    public Option<Optimizer?> Optimizer { get; } = Choice<Optimizer>.OptionOrNull(
        "--optimizer", $"How the gradients change the parameters [default: {Choice<Optimizer>.WordFor(Defaults.Optimizer)}]");

    public Option<float?> Momentum { get; } = Share.OptionOrNull(
        "--momentum", $"For --optimizer momentum: the share of the running sum that is kept [default: {Defaults.Momentum}]");

    public Option<bool?> Nesterov { get; } = new("--nesterov")
    {
        Description = "For --optimizer momentum: look a step ahead",
    };

    public Option<float?> Beta1 { get; } = Share.OptionOrNull(
        "--beta1", $"For --optimizer adamw: the share of the mean gradient that is kept [default: {Defaults.Beta1}]");

    public Option<float?> Beta2 { get; } = Share.OptionOrNull(
        "--beta2", $"For --optimizer adamw: the share of the mean squared gradient that is kept [default: {Defaults.Beta2}]");

    public Option<float?> Epsilon { get; } = Positive.OptionOrNull(
        "--epsilon", $"For --optimizer adamw: what is added to the root that it divides by [default: {Defaults.Epsilon}]");

    public Option<float?> WeightDecay { get; } = NotNegative.OptionOrNull(
        "--weight-decay", "How fast the weights shrink; biases do not [default: 0]");

    public Option<float?> Clip { get; } = Positive.OptionOrNull(
        "--clip", "The largest norm of all gradients together [default: any]");

    // What is kept.

    public Option<float?> Average { get; } = Share.OptionOrNull(
        "--average", "Keep a moving average of the parameters: the share that it keeps at an update, such as 0.999 [default: 0, no average]");

    public Option<int?> Patience { get; } = OneOrMore.OptionOrNull(
        "--patience", "Stop when as many reports in a row had no better dev loss, and keep the best [default: never]");

    /// <summary>Gives a command all of these.</summary>
    public void AddTo(Command command)
    {
        foreach (Option option in (Option[])
            [
                Steps, Epochs, BatchSize, ReportEvery,
                LearningRate, WarmUp, Schedule, StepSize, Gamma, FinalLearningRate, DecayRate,
                Optimizer, Momentum, Nesterov, Beta1, Beta2, Epsilon, WeightDecay, Clip,
                Average, Patience,
            ])
        {
            command.Add(option);
        }
        command.Validators.Add(Validate);
    }

    /// <summary>The recipe: what is given, and for the rest what it begins with.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="examples">How many examples there are to learn from.</param>
    public TrainingOptions Read(ParseResult arguments, int examples)
    {
        Recipe recipe = beginning(arguments.CommandResult)!;
        TrainingOptions start = Start(arguments, recipe.Options);
        int? batchSize = arguments.GetValue(BatchSize) ?? start.BatchSize;
        int? givenSteps = arguments.GetValue(Steps);
        double? epochs = arguments.GetValue(Epochs) ?? (givenSteps is null ? recipe.Epochs : null);
        int steps = epochs is { } passes ? Recipe.Steps(passes, examples, batchSize) : givenSteps ?? start.Steps;
        return start with
        {
            Steps = steps,
            BatchSize = batchSize,
            // Every 20 steps, as in the notebook; in a long training as seldom as keeps the losses on one screen.
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
            Averaging = arguments.GetValue(Average) ?? start.Averaging,
            Patience = arguments.GetValue(Patience) ?? start.Patience,
        };
    }

    /// <summary>What the options begin with. Numbers of the recipe's schedule mean nothing to another one.</summary>
    private TrainingOptions Start(ParseResult arguments, TrainingOptions recipe) =>
        (arguments.GetValue(Schedule) ?? recipe.Schedule) == recipe.Schedule
            ? recipe
            : recipe with { StepSize = null, Gamma = null, FinalLearningRate = null, DecayRate = null };

    /// <summary>An option that would be forgotten was meant for something else.</summary>
    private void Validate(CommandResult command)
    {
        if (command.IsGiven(Steps) && command.IsGiven(Epochs))
            command.AddError($"{Steps.Name} and {Epochs.Name} both say how long to train; give one of them.");
        // A word that is no preset, no grid, no optimizer or no schedule is another error.
        if (beginning(command)?.Options is not { } recipe)
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
                command.AddError($"{Written(Schedule, schedule)} needs {DecayRate.Name}, such as {DecayRate.Name} 0.001.");
        }
    }

    /// <summary>Each option that is given needs the choice to be this one.</summary>
    private static void Require<T>(CommandResult command, Option<T?> choice, T chosen, T needed, params Option[] options)
        where T : struct, Enum
    {
        if (chosen.Equals(needed))
            return;
        foreach (Option option in options.Where(command.IsGiven))
            command.AddError($"{option.Name} goes with {Written(choice, needed)}.");
    }

    /// <summary>What is chosen. An option's own value cannot be asked for before it is known to be one.</summary>
    private static T? Chosen<T>(CommandResult command, Option<T?> choice, T fallback)
        where T : struct, Enum =>
        command.WordOf(choice) is { } word ? Choice<T>.Find(word) : fallback;

    private static string Written<T>(Option<T?> choice, T value)
        where T : struct, Enum => $"{choice.Name} {Choice<T>.WordFor(value)}";
}
