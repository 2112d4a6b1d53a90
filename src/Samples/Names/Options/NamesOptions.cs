using System.CommandLine;
using Makemore;

namespace Names.Options;

/// <summary>The options of all commands, each defined once: its name, its meaning, its range and its default.</summary>
internal sealed class NamesOptions
{
    /// <summary>With fewer words one of makemore's parts would be empty.</summary>
    private const int LeastToSplit = 10;

    private static readonly SamplingOptions SamplingDefaults = new();

    private static readonly NumberRange<int> Any = new("a whole number of 32 bits", _ => true);
    private static readonly NumberRange<int> OneOrMore = new($"a whole number from 1 to {int.MaxValue}", n => n >= 1);
    private static readonly NumberRange<float> NotNegative = new("a number, 0 or more", x => x >= 0 && float.IsFinite(x));
    private static readonly NumberRange<float> Probability = new("a number above 0 and at most 1", x => x > 0 && x <= 1);

    public Option<string?> Data { get; } = PathOption.File(
        "--data", "Text file of one word a line, letters a to z; for models of words of one sentence a line [default: the embedded given names]");

    public Option<CorpusSplit> Split { get; } = Choice<CorpusSplit>.Option(
        "--split", "Whose way to part the lines into train, dev and test", CorpusSplit.Makemore);

    public Option<int> Seed { get; } = Any.Option(
        "--seed", "The same seed gives the same result", SamplingDefaults.Seed);

    public Option<int?> Threads { get; } = OneOrMore.OptionOrNull(
        "--threads", "Threads that may work on a step; the result is the same for any number [default: as many as there are processors]");

    public Option<string?> Out { get; } = PathOption.File(
        "--out", "Save the model to this safetensors file, also when the training is cancelled between two steps");

    public Option<string?> Model { get; } = PathOption.File(
        "--model", "A safetensors file that --out wrote");

    public Option<int> Count { get; } = OneOrMore.Option(
        "--count", "Names to invent, or sentences", 20);

    public Option<int> Top { get; } = OneOrMore.Option(
        "--top", "Of a model of words, draw the N commonest", 100);

    public Option<float> Temperature { get; } = NotNegative.Option(
        "--temperature", "Below 1 plays safe, above 1 dares; 0 always takes the likeliest token", SamplingDefaults.Temperature);

    public Option<int?> TopK { get; } = OneOrMore.OptionOrNull(
        "--top-k", "Draw among the N likeliest tokens [default: all]");

    public Option<float?> TopP { get; } = Probability.OptionOrNull(
        "--top-p", "Draw among the likeliest tokens that have probability N together, above 0 to 1 [default: all]");

    public Option<string> Prompt { get; } = new("--prompt")
    {
        Description = "What every name or sentence begins with [default: nothing]",
        HelpName = "TEXT",
        DefaultValueFactory = _ => "",
    };

    public Option<int> MaxLength { get; } = OneOrMore.Option(
        "--max-length", "Letters of a name, or words of a sentence, at most, prompt included", SamplingDefaults.MaxLength);

    /// <summary>The words to learn from, or the sentences where the tokens are words.</summary>
    public Corpus Corpus(ParseResult arguments, Tokens tokens)
    {
        if (arguments.GetValue(Data) is { } path)
            return Makemore.Corpus.Load(path);
        return tokens is Tokens.Characters
            ? Makemore.Corpus.GivenNames
            : throw new OptionException($"{Data.Name} is needed: the model reads sentences; name a text of a sentence a line, as in {Data.Name} text.txt.");
    }

    /// <summary>The words or sentences to learn from, enough of them to hold some back.</summary>
    public Corpus CorpusToSplit(ParseResult arguments, Tokens tokens)
    {
        Corpus lines = Corpus(arguments, tokens);
        return lines.Count >= LeastToSplit
            ? lines
            : throw new CorpusException($"{lines.Source} has {lines.Count} {(tokens is Tokens.Words ? "sentences" : "words")}; training needs {LeastToSplit} at least, to hold some back.");
    }

    /// <summary>How to sample from a model with a vocabulary.</summary>
    public SamplingOptions Sampling(ParseResult arguments, Vocabulary vocabulary)
    {
        string prompt = arguments.GetRequiredValue(Prompt);
        ThrowUnlessReads(vocabulary, prompt);
        return new()
        {
            Seed = arguments.GetValue(Seed),
            Temperature = arguments.GetValue(Temperature),
            TopK = arguments.GetValue(TopK),
            TopP = arguments.GetValue(TopP),
            Prompt = prompt,
            MaxLength = arguments.GetValue(MaxLength),
        };
    }

    /// <summary>Words make any text; an alphabet does not.</summary>
    private void ThrowUnlessReads(Vocabulary vocabulary, string prompt)
    {
        if (vocabulary.Kind is Tokens.Words)
            return;
        IEnumerable<string> letters = vocabulary.Tokens.Skip(1);
        if (prompt.EnumerateRunes().Select(rune => rune.ToString()).FirstOrDefault(letter => !letters.Contains(letter)) is { } strange)
            throw new OptionException($"{Prompt.Name} takes letters of the model's alphabet, {string.Concat(letters)}; '{strange}' is not.");
    }
}
