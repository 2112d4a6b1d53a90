using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Numerics;
using Makemore;

namespace Names;

/// <summary>The options of all commands, each defined once: its name, its meaning, its range and its default.</summary>
internal sealed class NamesOptions
{
    public Option<string?> Data { get; } = Path("--data", "A text file of one word a line, in letters a to z [default: the embedded given names]");

    public Option<int> Steps { get; } = Number("--steps", "How many updates to make", new TrainingOptions().Steps, value => value >= 0, "a whole number, 0 or more");

    public Option<int?> BatchSize { get; } = OptionalNumber<int>("--batch-size", "Examples drawn at random for each step [default: all of them, every step]", value => value >= 1, "a whole number, 1 or more");

    public Option<float> LearningRate { get; } = Number("--learning-rate", "How far a step goes down the gradient", new TrainingOptions().LearningRate, value => value >= 0 && float.IsFinite(value), "a number, 0 or more");

    public Option<int> Seed { get; } = Number("--seed", "Where the random numbers start; the same seed gives the same result", 42, _ => true, "a whole number of 32 bits");

    public Option<string?> Out { get; } = Path("--out", "Save the trained model to this safetensors file; when cancelled, save what was learned so far");

    public Option<string?> Model { get; } = Path("--model", "A safetensors file that 'train --out' wrote");

    public Option<int> Count { get; } = Number("--count", "How many names to invent", 20, value => value >= 1, "a whole number, 1 or more");

    public Option<float> Temperature { get; } = Number("--temperature", "Below 1 plays safe (0 always takes the likeliest letter), above 1 dares more", new SamplingOptions().Temperature, value => value >= 0 && float.IsFinite(value), "a number, 0 or more");

    public Option<int?> TopK { get; } = OptionalNumber<int>("--top-k", "Draw among this many likeliest letters only [default: all]", value => value >= 1, "a whole number, 1 or more");

    public Option<float?> TopP { get; } = OptionalNumber<float>("--top-p", "Draw among the likeliest letters that together reach this probability [default: all]", value => value > 0 && value <= 1, "a number above 0 and at most 1");

    public Option<string> Prompt { get; } = Letters("--prompt", "What every name begins with [default: nothing]");

    public Option<int> MaxLength { get; } = Number("--max-length", "The most letters a name may have, the prompt's included", new SamplingOptions().MaxLength, value => value >= 1, "a whole number, 1 or more");

    /// <summary>The words to learn from or to compare with.</summary>
    public Corpus Corpus(ParseResult arguments) =>
        arguments.GetValue(Data) is { } path ? Makemore.Corpus.Load(path) : Makemore.Corpus.GivenNames;

    /// <summary>How to train.</summary>
    public TrainingOptions Training(ParseResult arguments)
    {
        int steps = arguments.GetValue(Steps);
        return new TrainingOptions
        {
            Steps = steps,
            BatchSize = arguments.GetValue(BatchSize),
            LearningRate = arguments.GetValue(LearningRate),
            Seed = arguments.GetValue(Seed),
            // The notebook's 20, but never so often that the losses fill more than a screen.
            ReportEvery = Math.Max(new TrainingOptions().ReportEvery, steps / 50),
        };
    }

    /// <summary>How to sample.</summary>
    public SamplingOptions Sampling(ParseResult arguments) => new()
    {
        Seed = arguments.GetValue(Seed),
        Temperature = arguments.GetValue(Temperature),
        TopK = arguments.GetValue(TopK),
        TopP = arguments.GetValue(TopP),
        Prompt = arguments.GetValue(Prompt)!,
        MaxLength = arguments.GetValue(MaxLength),
    };

    private static Option<T> Number<T>(string name, string description, T fallback, Predicate<T> inRange, string range)
        where T : struct, INumber<T> => new(name)
        {
            Description = description,
            HelpName = "N",
            DefaultValueFactory = _ => fallback,
            CustomParser = argument => Read(argument, name, inRange, range) ?? default,
        };

    private static Option<T?> OptionalNumber<T>(string name, string description, Predicate<T> inRange, string range)
        where T : struct, INumber<T> => new(name)
        {
            Description = description,
            HelpName = "N",
            CustomParser = argument => Read(argument, name, inRange, range),
        };

    private static T? Read<T>(ArgumentResult argument, string name, Predicate<T> inRange, string range)
        where T : struct, INumber<T>
    {
        string text = argument.Tokens[0].Value;
        if (T.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out T value) && inRange(value))
            return value;
        argument.AddError($"{name} takes {range}; '{text}' is not.");
        return null;
    }

    private static Option<string?> Path(string name, string description)
    {
        var option = new Option<string?>(name) { Description = description, HelpName = "FILE" };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is "")
                result.AddError($"{name} takes the path of a file; '' is not.");
        });
        return option;
    }

    private static Option<string> Letters(string name, string description)
    {
        var option = new Option<string>(name)
        {
            Description = description,
            HelpName = "LETTERS",
            DefaultValueFactory = _ => "",
        };
        option.Validators.Add(result =>
        {
            string text = result.GetValueOrDefault<string>() ?? "";
            if (text.EnumerateRunes().FirstOrDefault(letter => !IsLetter(letter.ToString())) is { Value: not 0 } stranger)
                result.AddError($"{name} takes letters of the model's alphabet, a to z; '{stranger}' is not one.");
        });
        return option;
    }

    private static bool IsLetter(string token) => NameModel.Vocabulary.Tokens.Skip(1).Contains(token);
}
