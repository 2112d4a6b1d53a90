using System.CommandLine;
using System.CommandLine.Parsing;
using Makemore.CommandLine.Data;
using Makemore.CommandLine.Files;

namespace Makemore.CommandLine.Options;

/// <summary>The options that several commands share. Each is defined once, with its name, description, range and default.</summary>
internal sealed class NamesOptions
{
    /// <summary>The minimum number of lines to split. With fewer lines one of the parts of makemore's split would be empty.</summary>
    private const int MinimumToSplit = 10;

    private static readonly SamplingOptions SamplingDefaults = new();

    private static readonly NumberRange<int> Any = new("a 32-bit integer", _ => true);
    private static readonly NumberRange<int> OneOrMore = new($"an integer from 1 to {int.MaxValue}", n => n >= 1);
    private static readonly NumberRange<int> Lengths = new("an integer from 1 to 1000000", n => n is >= 1 and <= 1_000_000);
    private static readonly NumberRange<float> NotNegative = new("a number that is 0 or more", x => x >= 0 && float.IsFinite(x));
    private static readonly NumberRange<float> Probability = new("a number above 0 and at most 1", x => x > 0 && x <= 1);

    public Option<string?> Data { get; } = PathOption.File(
        "--data", "Text file with one word per line; for word models, one sentence per line [default: the embedded given names]");

    public Option<bool> Lower { get; } = new("--lower")
    {
        Description = "Read the data in lower case",
    };

    public Option<int> Seed { get; } = Any.Option(
        "--seed", "Seed of the random numbers; the same seed gives the same result", SamplingDefaults.Seed);

    public Option<int?> Threads { get; } = OneOrMore.OptionOrNull(
        "--threads", "Maximum number of threads for a step; the result is the same for any number [default: number of processors]");

    public Option<string?> Out { get; } = PathOption.File(
        "--out", "Save the model at the end of the training to this safetensors file, also if the training is canceled. During the training, the model with the lowest dev loss so far is in NAME-best; it stays if it is better than the last one [default: the name of the preset, followed by .safetensors]");

    public Option<int?> SampleEvery { get; } = OneOrMore.OptionOrNull(
        "--sample-every", "Show a few generated names or sentences at the next report after every N steps [default: never]");

    public Option<string?> Model { get; } = PathOption.File(
        "--model", "Model to load: a safetensors file that --out wrote");

    public Option<int> Count { get; } = OneOrMore.Option(
        "--count", "Number of names or sentences to generate", 20);

    public Option<int> Top { get; } = OneOrMore.Option(
        "--top", "For word models: draw the N most frequent words", 100);

    public Option<float> Temperature { get; } = NotNegative.Option(
        "--temperature", "Sampling temperature: below 1 favors likely tokens, above 1 unlikely ones; 0 always takes the likeliest token", SamplingDefaults.Temperature);

    public Option<int?> TopK { get; } = OneOrMore.OptionOrNull(
        "--top-k", "Sample from the N likeliest tokens [default: all]");

    public Option<float?> TopP { get; } = Probability.OptionOrNull(
        "--top-p", "Sample from the likeliest tokens whose probabilities add up to N, above 0 and at most 1 [default: all]");

    public Option<string> Prompt { get; } = new("--prompt")
    {
        Description = "Beginning of every name or sentence [default: empty]",
        HelpName = "TEXT",
        DefaultValueFactory = _ => "",
    };

    public Option<string?> Explain { get; } = new("--explain")
    {
        Description = "Generate nothing; show the probabilities of the next token after this text as bars",
        HelpName = "TEXT",
    };

    public Option<int> MaxLength { get; } = Lengths.Option(
        "--max-length", "Maximum number of letters in a name or words in a sentence, with the prompt", SamplingDefaults.MaxLength);

    /// <summary>Loads the corpus: words for a character model, sentences for a word model.</summary>
    public Corpus Corpus(ParseResult arguments, Tokens tokens, CancellationToken cancellationToken)
    {
        Corpus corpus = Load(arguments.GetValue(Data), tokens, cancellationToken);
        return arguments.GetValue(Lower) ? corpus.ToLowerInvariant() : corpus;
    }

    private Corpus Load(string? path, Tokens tokens, CancellationToken cancellationToken)
    {
        if (path is not null)
            return InputFile.Read(Data.Name, path, () => Makemore.Corpus.Load(path, cancellationToken));
        return tokens is Tokens.Characters
            ? Makemore.Corpus.GivenNames
            : throw new OptionException($"{Data.Name} is required, because the model reads sentences; specify a text file with one sentence per line, such as {Data.Name} text.txt.");
    }

    /// <summary>Loads the corpus, and checks that it has enough lines to split.</summary>
    public Corpus CorpusToSplit(ParseResult arguments, Protocol protocol, Tokens tokens, CancellationToken cancellationToken)
    {
        Corpus lines = Corpus(arguments, tokens, cancellationToken);
        ThrowUnlessSplittable(lines, protocol, tokens);
        return lines;
    }

    /// <summary>Reports an option that has no effect on the data that a saved model was trained on.</summary>
    public void ValidateLower(CommandResult command)
    {
        if (command.IsGiven(Lower) && !command.IsGiven(Data))
            command.AddError($"{Lower.Name} requires {Data.Name}.");
    }

    /// <summary>What reading the corpus is called.</summary>
    public string Reading(ParseResult arguments) => $"reading {arguments.GetValue(Data) ?? "the data"}";

    /// <summary>Checks that a corpus has enough lines to split. For a split at words, their number does not matter.</summary>
    public static void ThrowUnlessSplittable(Corpus lines, Protocol protocol, Tokens tokens)
    {
        if (protocol.Words is null && lines.Count < MinimumToSplit)
            throw new CorpusException($"{lines.Source} has {Counted.Of(lines.Count, LineName.Singular(tokens))}; a split into train, dev and test needs at least {MinimumToSplit}.");
    }

    /// <summary>Reads the sampling options for a model with a vocabulary.</summary>
    public SamplingOptions Sampling(ParseResult arguments, Vocabulary vocabulary)
    {
        string prompt = arguments.GetRequiredValue(Prompt);
        ThrowUnlessReads(vocabulary, prompt, Prompt);
        int maxLength = arguments.GetValue(MaxLength);
        if (vocabulary.Encode(prompt).Length is var length && length > maxLength)
            throw new OptionException($"{Prompt.Name} has {length} {(vocabulary.Kind is Tokens.Words ? "words" : "letters")}, and {MaxLength.Name} is {maxLength}; specify a larger {MaxLength.Name}, or a shorter {Prompt.Name}.");
        return new()
        {
            Seed = arguments.GetValue(Seed),
            Temperature = arguments.GetValue(Temperature),
            TopK = arguments.GetValue(TopK),
            TopP = arguments.GetValue(TopP),
            Prompt = prompt,
            MaxLength = maxLength,
        };
    }

    /// <summary>Checks the text of an option for a character model. A word model reads any text.</summary>
    public static void ThrowUnlessReads(Vocabulary vocabulary, string text, Option option)
    {
        if (vocabulary.Kind is Tokens.Words)
            return;
        IEnumerable<string> letters = vocabulary.Tokens.Skip(1);
        if (text.EnumerateRunes().Select(rune => rune.ToString()).FirstOrDefault(letter => !letters.Contains(letter)) is { } strange)
            throw new OptionException($"{option.Name} may have only letters of the model's alphabet, {FileText.Short(string.Concat(letters))}; '{strange}' is not one of them.");
    }
}
