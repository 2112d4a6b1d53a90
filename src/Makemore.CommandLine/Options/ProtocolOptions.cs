using System.CommandLine;
using System.CommandLine.Parsing;
using Makemore.CommandLine.Data;

namespace Makemore.CommandLine.Options;

/// <summary>The options for how a text becomes the train, dev and test parts, and how the vocabulary of a word model is built.</summary>
internal sealed class ProtocolOptions
{
    private static readonly NumberRange<int> OneOrMore = new($"an integer from 1 to {int.MaxValue}", n => n >= 1);

    private readonly Option<bool> _distinct = new("--distinct")
    {
        Description = "Leave out of the dev part the lines that are also in the train part, and of the test part those that are also in one of the two",
    };

    private readonly Option<int?> _trainWords = OneOrMore.OptionOrNull(
        "--train-words", "For word models: keep the order of the text. The first N words are the train part, the next --dev-words are the dev part, and the rest is the test part");

    private readonly Option<int?> _devWords = OneOrMore.OptionOrNull(
        "--dev-words", "Number of words in the dev part, with --train-words");

    private readonly Option<bool> _runningText = new("--running-text")
    {
        Description = "With --train-words: contexts go on over the ends of the lines, and the model does not predict these ends",
    };

    private readonly Option<bool> _keepCase = new("--keep-case")
    {
        Description = "For word models: do not convert the words to lower case",
    };

    private readonly Option<bool> _pretokenized = new("--pretokenized")
    {
        Description = "For word models: the words and punctuation marks of the text are already separated by white space",
    };

    private readonly Option<bool> _vocabularyOfAll = new("--vocabulary-of-all")
    {
        Description = "For word models: count the words of all parts for the vocabulary, and not only those of the train part",
    };

    private readonly Option<int> _minimumCount = OneOrMore.Option(
        "--minimum-count", "For word models: words that occur fewer than N times become <unk>", Protocol.Default.MinimumCount);

    public Option<CorpusSplit> Split { get; } = Choice<CorpusSplit>.Option(
        "--split", "How to split the lines into train, dev and test", CorpusSplit.Makemore);

    /// <summary>The options for the parts.</summary>
    public IReadOnlyList<Option> OfParts => [Split, _distinct, _trainWords, _devWords, _runningText];

    /// <summary>The options that have a meaning only for a text of words.</summary>
    private IEnumerable<Option> OfWords => [_trainWords, _devWords, _runningText, _keepCase, _pretokenized, _vocabularyOfAll, _minimumCount];

    /// <summary>Adds all options to a command that trains.</summary>
    public void AddTo(Command command)
    {
        AddSplitTo(command);
        command.Add(_keepCase);
        command.Add(_pretokenized);
        command.Add(_vocabularyOfAll);
        command.Add(_minimumCount);
    }

    /// <summary>Adds the options for the parts to a command that reads a saved model, which has its vocabulary.</summary>
    public void AddSplitTo(Command command)
    {
        command.Add(Split);
        command.Add(_distinct);
        command.Add(_trainWords);
        command.Add(_devWords);
        command.Add(_runningText);
        command.Validators.Add(Validate);
    }

    /// <summary>Reads the options of a command that trains.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="tokens">The tokens of the model.</param>
    public Protocol Read(ParseResult arguments, Tokens tokens)
    {
        ThrowUnlessFor(tokens, arguments.CommandResult);
        return Parts(arguments, Protocol.Default) with
        {
            KeepsCase = arguments.GetValue(_keepCase),
            IsPretokenized = arguments.GetValue(_pretokenized),
            CountsAllParts = arguments.GetValue(_vocabularyOfAll),
            MinimumCount = arguments.GetValue(_minimumCount),
        };
    }

    /// <summary>Reads the options for the parts.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="vocabulary">The vocabulary of the model.</param>
    /// <param name="trained">The protocol that the model was trained with. It applies if the command line has no options.</param>
    public Protocol Read(ParseResult arguments, Vocabulary vocabulary, Protocol? trained)
    {
        ThrowUnlessFor(vocabulary.Kind, arguments.CommandResult);
        return Parts(arguments, trained ?? Protocol.Default) with { IsPretokenized = vocabulary.IsPretokenized };
    }

    /// <summary>Whether the command line has a split of its own.</summary>
    public bool HaveSplit(CommandResult command) => command.IsGiven(Split) || command.IsGiven(_trainWords);

    /// <summary>Throws unless the parts keep the order of the text.</summary>
    /// <param name="protocol">How to split the text.</param>
    /// <param name="needing">What needs the order.</param>
    public void ThrowUnlessOrdered(Protocol protocol, string needing)
    {
        if (protocol.Words is null)
            throw new OptionException($"{needing} requires {_trainWords.Name} and {_devWords.Name}, because shuffled lines are not a running text.");
    }

    private Protocol Parts(ParseResult arguments, Protocol fallback)
    {
        CommandResult command = arguments.CommandResult;
        Protocol protocol = fallback;
        if (arguments.GetValue(_trainWords) is { } train && arguments.GetValue(_devWords) is { } dev)
            protocol = fallback with { Words = (train, dev), IsRunningText = arguments.GetValue(_runningText), IsDistinct = false };
        else if (command.IsGiven(Split))
            protocol = fallback with { Split = arguments.GetValue(Split), Words = null, IsRunningText = false, IsDistinct = false };
        if (command.IsGiven(_distinct))
            protocol = protocol with { IsDistinct = arguments.GetValue(_distinct) };
        return protocol is { IsDistinct: true, IsRunningText: true }
            ? throw new OptionException($"{_distinct.Name} leaves lines out, and a running text needs all of them; specify only one of {_distinct.Name} and {_runningText.Name}.")
            : protocol;
    }

    private void ThrowUnlessFor(Tokens tokens, CommandResult command)
    {
        if (tokens is not Tokens.Words && OfWords.FirstOrDefault(command.IsGiven) is { } option)
            throw new OptionException($"{option.Name} is for models that read words, and this model reads characters; leave the option out, or choose a word model, such as --preset text.");
    }

    private void Validate(CommandResult command)
    {
        bool keepsOrder = command.IsGiven(_trainWords);
        if (keepsOrder != command.IsGiven(_devWords))
            command.AddError($"{_trainWords.Name} and {_devWords.Name} go together; specify both of them.");
        else if (keepsOrder && command.IsGiven(Split))
            command.AddError($"{Split.Name} shuffles the lines, and {_trainWords.Name} keeps their order; specify only one of them.");
        else if (!keepsOrder && command.IsGiven(_runningText))
            command.AddError($"{_runningText.Name} requires {_trainWords.Name} and {_devWords.Name}, because shuffled lines are not a running text.");
    }
}
