using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Makemore;

/// <summary>
/// Checks the arguments of a model's methods. All kinds of models use these checks, so the same fault gives the same
/// exception and the same message.
/// </summary>
internal static class ModelArguments
{
    /// <summary>Throws unless a model can read the examples.</summary>
    /// <param name="data">The examples.</param>
    /// <param name="model">The name of the model's class, for messages.</param>
    /// <param name="contextLength">How many tokens the model reads.</param>
    /// <param name="vocabulary">The model's tokens.</param>
    /// <param name="orLonger">Whether the contexts may be longer. The model then reads their last tokens.</param>
    /// <param name="argument">The argument or the option that has the examples. The message begins with an option.</param>
    /// <exception cref="ArgumentException">
    /// The data has no examples, or its context length or its vocabulary does not fit the model.
    /// </exception>
    public static void ThrowUnlessFits(ContextDataset data, string model, int contextLength, Vocabulary vocabulary, bool orLonger, string argument = "data")
    {
        ArgumentNullException.ThrowIfNull(data, argument);
        if (data.Count == 0)
            throw Fault($"There are no examples in {data.Source}; a model needs at least one word.");
        if (orLonger && data.ContextLength < contextLength)
            throw Fault($"The data's contexts have {Counted.Of(data.ContextLength, "token")} and {model} reads {contextLength}; build the data with contexts of {contextLength} or more.");
        if (!orLonger && data.ContextLength != contextLength)
            throw Fault($"The data's contexts have {Counted.Of(data.ContextLength, "token")} and {model} reads {contextLength}; build the data with {model}.ContextLength.");
        if (data.VocabularySize != vocabulary.Count)
            throw Fault($"The data has {data.VocabularySize} tokens and {model} knows {vocabulary.Count}; build the data with the model's Vocabulary.");
        if (!vocabulary.Equals(data.Vocabulary))
            throw Fault($"The data's {data.VocabularySize} tokens are not those of {model}; build the data with the model's Vocabulary.");

        ArgumentException Fault(string fault) => new(argument == nameof(data) ? fault : $"{argument}: {fault}", argument);
    }

    /// <summary>Throws unless a model can read a context and write its logits.</summary>
    /// <param name="context">The tokens before the next one.</param>
    /// <param name="logits">Receives the logits.</param>
    /// <param name="model">The name of the model's class, for messages.</param>
    /// <param name="contextLength">How many tokens the model reads.</param>
    /// <param name="vocabularySize">How many tokens there are.</param>
    /// <exception cref="ArgumentException">A span has the wrong length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A token is not in the vocabulary.</exception>
    public static void ThrowUnlessReads(ReadOnlySpan<int> context, Span<float> logits, string model, int contextLength, int vocabularySize)
    {
        if (context.Length != contextLength)
            throw new ArgumentException($"{model} reads {Counted.Of(contextLength, "token")}; the context has {context.Length}.", nameof(context));
        if (logits.Length != vocabularySize)
            throw new ArgumentException($"{model} predicts {vocabularySize} tokens; there is room for {logits.Length}.", nameof(logits));
        foreach (int token in context)
            ThrowUnlessToken(token, vocabularySize, nameof(context));
    }

    /// <summary>Throws unless a number is the number of a token.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not the number of a token.</exception>
    public static void ThrowUnlessToken(int token, int vocabularySize, string argument)
    {
        if ((uint)token >= (uint)vocabularySize)
            throw new ArgumentOutOfRangeException(argument, FormattableString.Invariant($"{token} is not the number of a token; the numbers of the vocabulary are 0 to {vocabularySize - 1}."));
    }

    /// <summary>Throws if a list is null, or if one of its items is null.</summary>
    /// <exception cref="ArgumentNullException">The list or one of its items is null.</exception>
    public static void ThrowIfAnyNull<T>([NotNull] IEnumerable<T>? items, [CallerArgumentExpression(nameof(items))] string argument = "")
    {
        ArgumentNullException.ThrowIfNull(items, argument);
        foreach (T item in items)
        {
            if (item is null)
                throw new ArgumentNullException(argument, "An item of the list is null.");
        }
    }

    /// <summary>Throws unless a list has an item at an index.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such item.</exception>
    public static void ThrowUnlessIndex(int index, int count, string argument)
    {
        if ((uint)index >= (uint)count)
            throw new ArgumentOutOfRangeException(argument, FormattableString.Invariant($"{argument} is {index}; it must be 0 or more and less than {count}."));
    }
}
