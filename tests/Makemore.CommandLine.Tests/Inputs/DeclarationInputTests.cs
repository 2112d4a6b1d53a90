using System.Text;
using CsCheck;
using Makemore.Testing;
using Makemore.Tool.Compilation;

namespace Makemore.CommandLine.Tests.Inputs;

/// <summary>Whatever is written as the arguments of [Mlp], it is declared, or it is refused in short lines.</summary>
public sealed class DeclarationInputTests
{
    private static readonly byte[][] Texts =
    [
        "Context = 3, Embed = 20, Hidden = 100"u8.ToArray(),
        "[Mlp(Context = 8, Hidden = 4, Hierarchical = true, Normalization = Normalization.Batch)]"u8.ToArray(),
        "Depth = 2, Residual = true, Dropout = 0.1f, Activation = Activation.Gelu, EmbedScale = 0.5f"u8.ToArray(),
        "Tokens = Tokens.Words, VocabularySize = 50, Direct = true, Initialization = Initialization.Kaiming"u8.ToArray(),
        "Depth = 0, Alphabet = \"é ’-\\\"\\\\Z9\""u8.ToArray(),
        "Context = (1 << 31) - 1, Alphabet = nameof(System) + \"\\u0041😀\""u8.ToArray(),
    ];

    public static PropertyOf<string> ArgumentsAreDeclaredOrRefused { get; } = new(
        MutatedBytes.Of(Texts).Select(Encoding.UTF8.GetString),
        text =>
        {
            try
            {
                Assert.NotEmpty(GeneratedModel.Of(DeclarationText.Parse(text)).Files);
            }
            catch (DeclarationException refused)
            {
                Assert.NotEmpty(refused.Errors);
                Assert.All(refused.Errors, error => Assert.InRange(error.Length, 1, 2_000));
            }
        },
        text => Enumerable.Range(0, text.Length).Select(i => text.Remove(i, 1)));

    [Fact]
    public void ChangedArguments() => ArgumentsAreDeclaredOrRefused.Holds(seed: "0001NkpJdw51", cases: 300);
}
