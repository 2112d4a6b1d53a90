using System.Collections.Immutable;
using System.Reflection;
using CsCheck;
using Microsoft.CodeAnalysis.CSharp;

namespace Makemore.Torch.Tests.Parity;

/// <summary>What the compared models are declared with: each value of each option alone, and many combinations.</summary>
internal static class Declarations
{
    private const int Combinations = 40;

    /// <summary>Sizes lie on both sides of what a processor takes at a time: 4, 8 and 16 numbers, and their multiples.</summary>
    private static readonly OptionValues Options = OptionValues.Of(typeof(MlpAttribute), new Dictionary<string, object?[]>
    {
        [nameof(MlpAttribute.Alphabet)] = ["abcdefghijklmnopqrstuvwxyz", "a", "zyxé", "ßж語😀0123456789"],
        [nameof(MlpAttribute.Context)] = [1, 2, 3, 5, 8],
        [nameof(MlpAttribute.Depth)] = [0, 1, 2, 3],
        [nameof(MlpAttribute.Embed)] = [1, 2, 5, 16, 20, 33],
        [nameof(MlpAttribute.Hidden)] = [1, 3, 15, 16, 33, 100, 129],
    }).Without(nameof(MlpAttribute.Backend));

    /// <summary>What stands in the parentheses of each attribute, but for the backend, which the two of a pair differ in.</summary>
    public static ImmutableArray<string> All { get; } =
    [
        .. Options.Alone.Select(argument => Arguments(argument))
            .Concat(Options.Together.Select(Arguments).Array[Combinations].Single(_ => true, Draws.Seed))
            .Distinct(),
    ];

    private static string Arguments(params (PropertyInfo Option, object? Value)[] arguments) => string.Join(", ",
        from argument in arguments
        select $"{argument.Option.Name} = {Literal(argument.Value)}");

    private static string Literal(object? value) => value is Enum member
        ? $"{member.GetType().Name}.{member}"
        : SymbolDisplay.FormatPrimitive(value!, quoteStrings: true, useHexadecimalNumbers: false)!;
}
