using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using CsCheck;
using Makemore.Testing;
using Microsoft.CodeAnalysis.CSharp;

namespace Makemore.Torch.Tests.Parity;

/// <summary>What the compared models are declared with: each value of each option alone, every two parts of a network, and many combinations.</summary>
internal static class Declarations
{
    private const int Combinations = 60;

    private const int SharedCombinations = 20;

    /// <summary>The size of the embedding and of the hidden layers where they must be equal, and no size that may be both was drawn.</summary>
    private const int SharedWidth = 16;

    /// <summary>More than the words of <see cref="ParityCase"/>, so that the models are smaller than they are declared.</summary>
    private const int LargestVocabulary = 50;

    /// <summary>Sizes lie on both sides of what a processor takes at a time: 4, 8 and 16 numbers, and their multiples.</summary>
    private static readonly OptionValues Options = OptionValues.Of(typeof(MlpAttribute), new Dictionary<string, object?[]>
    {
        [nameof(MlpAttribute.Alphabet)] = ["abcdefghijklmnopqrstuvwxyz", "a", "zyxé", "ßж語😀0123456789"],
        [nameof(MlpAttribute.Context)] = [1, 2, 3, 4, 5, 8],
        [nameof(MlpAttribute.Depth)] = [0, 1, 2, 3],
        [nameof(MlpAttribute.Dropout)] = [0f, 0.1f, 0.5f],
        [nameof(MlpAttribute.Embed)] = [1, 2, 5, 16, 20, 33],
        [nameof(MlpAttribute.EmbedScale)] = [0f, 0.5f, 1f],
        [nameof(MlpAttribute.Hidden)] = [1, 3, 15, 16, 33, 100, 129],
        [nameof(MlpAttribute.OutputScale)] = [1f, 0.01f, 2f],
        [nameof(MlpAttribute.VocabularySize)] = [9, 17, LargestVocabulary],
    }).Without(nameof(MlpAttribute.Backend)).Without(nameof(MlpAttribute.Tokens)).Without(nameof(MlpAttribute.SharedOutput));

    private static readonly OptionValues OptionsOfCharacters = Options.Without(nameof(MlpAttribute.VocabularySize));

    private static readonly OptionValues OptionsOfWords = Options.Without(nameof(MlpAttribute.Alphabet));

    /// <summary>What a declaration adds to the notebook's network.</summary>
    private static readonly (string Option, object Value)[] Parts =
    [
        (nameof(MlpAttribute.Activation), Activation.Relu),
        (nameof(MlpAttribute.Activation), Activation.Gelu),
        (nameof(MlpAttribute.Activation), Activation.Silu),
        (nameof(MlpAttribute.Activation), Activation.Elu),
        (nameof(MlpAttribute.Direct), true),
        (nameof(MlpAttribute.Dropout), 0.5f),
        (nameof(MlpAttribute.Hierarchical), true),
        (nameof(MlpAttribute.Normalization), Normalization.Batch),
        (nameof(MlpAttribute.Normalization), Normalization.Layer),
        (nameof(MlpAttribute.Residual), true),
    ];

    /// <summary>What stands in the parentheses of each attribute, but for the backend, which the two of a pair differ in.</summary>
    public static ImmutableArray<string> All { get; } = [.. OfCharacters.Concat(OfWords).Concat(OfSharedOutputs).Distinct()];

    private static IEnumerable<string> OfCharacters =>
        OptionsOfCharacters.Alone.Select(Of).Concat(Pairs).Concat(Combine(OptionsOfCharacters));

    private static IEnumerable<string> OfWords =>
    [
        .. Enum.GetValues<Tokens>().Select(tokens => Of([(nameof(MlpAttribute.Tokens), tokens)])),
        .. OptionsOfWords.Alone.Where(argument => argument.Option.Name == nameof(MlpAttribute.VocabularySize)).Select(Of),
        .. Parts.Select(part => Of([part, (nameof(MlpAttribute.Tokens), Tokens.Words)])),
        .. Combine(OptionsOfWords),
    ];

    /// <summary>
    /// The embedding as the output layer's weights, beside each part of a network and in combinations. They are the last, so
    /// that the examples that are drawn for the others stay as they are.
    /// </summary>
    private static IEnumerable<string> OfSharedOutputs =>
    [
        Of([(nameof(MlpAttribute.SharedOutput), false)]),
        Of([Shared]),
        Of([Shared, (nameof(MlpAttribute.Tokens), Tokens.Words)]),
        .. Parts.Select(part => Of([Shared, part])),
        .. CombineShared(OptionsOfCharacters),
        .. CombineShared(OptionsOfWords),
    ];

    private static (string Option, object Value) Shared => (nameof(MlpAttribute.SharedOutput), true);

    private static IEnumerable<string> Pairs =>
        from one in Parts
        from other in Parts
        where string.CompareOrdinal(one.Option, other.Option) < 0
        select Of([one, other]);

    private static string[] Combine(OptionValues options) => Draws.First(options.Together.Select(Of).Array[Combinations], ParitySeed.Value);

    private static string[] CombineShared(OptionValues options) => Draws.First(
        options.Together.Select(arguments => Of(arguments.Select(argument => (argument.Option.Name, argument.Value!)).Append(Shared))).Array[SharedCombinations], ParitySeed.Value);

    private static string Of((PropertyInfo Option, object? Value) argument) => Of([argument]);

    private static string Of((PropertyInfo Option, object? Value)[] arguments) =>
        Of(arguments.Select(argument => (argument.Option.Name, argument.Value!)));

    private static string Of(IEnumerable<(string Option, object Value)> arguments)
    {
        var values = new OrderedDictionary<string, object>(arguments.Select(argument => KeyValuePair.Create(argument.Option, argument.Value)));
        GiveMeaning(values);
        return string.Join(", ", values.Select(pair => $"{pair.Key} = {Literal(pair.Value)}"));
    }

    /// <summary>Adds what an option needs, and takes away what has no meaning beside another.</summary>
    private static void GiveMeaning(OrderedDictionary<string, object> values)
    {
        bool Has(string option, object value) => values.TryGetValue(option, out object? given) && given.Equals(value);

        if (Has(nameof(MlpAttribute.Tokens), Tokens.Words))
            values[nameof(MlpAttribute.VocabularySize)] = LargestVocabulary;
        if (values.ContainsKey(nameof(MlpAttribute.VocabularySize)))
            values[nameof(MlpAttribute.Tokens)] = Tokens.Words;
        if (Has(nameof(MlpAttribute.Hierarchical), true))
        {
            if (values.GetValueOrDefault(nameof(MlpAttribute.Context)) is not (2 or 4 or 8))
                values[nameof(MlpAttribute.Context)] = 4;
            values.Remove(nameof(MlpAttribute.Depth));
            values.Remove(nameof(MlpAttribute.Residual));
        }
        if (Has(nameof(MlpAttribute.Depth), 0))
        {
            values.Remove(nameof(MlpAttribute.Dropout));
            values.Remove(nameof(MlpAttribute.Normalization));
            values.Remove(nameof(MlpAttribute.Residual));
            values.Remove(nameof(MlpAttribute.SharedOutput));
        }
        if (Has(nameof(MlpAttribute.SharedOutput), true))
        {
            if (values.GetValueOrDefault(nameof(MlpAttribute.Embed)) is not (1 or 33))
                values[nameof(MlpAttribute.Embed)] = SharedWidth;
            values[nameof(MlpAttribute.Hidden)] = values[nameof(MlpAttribute.Embed)];
            if (!Has(nameof(MlpAttribute.Direct), true))
                values.Remove(nameof(MlpAttribute.OutputScale));
        }
        if (Has(nameof(MlpAttribute.Residual), true) && !Has(nameof(MlpAttribute.Depth), 3))
            values[nameof(MlpAttribute.Depth)] = 2;
    }

    private static string Literal(object value) => value switch
    {
        Enum member => $"{member.GetType().Name}.{member}",
        float number => number.ToString("R", CultureInfo.InvariantCulture) + "f",
        _ => SymbolDisplay.FormatPrimitive(value, quoteStrings: true, useHexadecimalNumbers: false)!,
    };
}
