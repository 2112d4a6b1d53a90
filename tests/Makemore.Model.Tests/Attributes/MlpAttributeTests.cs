using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;

namespace Makemore.Tests.Attributes;

public sealed class MlpAttributeTests
{
    /// <summary>For each property a value that is not its default, and how it is written.</summary>
    private static readonly Dictionary<string, (object Value, string Code)> Others = new()
    {
        [nameof(MlpAttribute.Context)] = (8, "8"),
        [nameof(MlpAttribute.Embed)] = (24, "24"),
        [nameof(MlpAttribute.Hidden)] = (1024, "1024"),
        [nameof(MlpAttribute.Depth)] = (2, "2"),
        [nameof(MlpAttribute.Activation)] = (Activation.Relu, "Activation.Relu"),
        [nameof(MlpAttribute.Direct)] = (true, "true"),
        [nameof(MlpAttribute.SharedOutput)] = (true, "true"),
        [nameof(MlpAttribute.Normalization)] = (Normalization.Batch, "Normalization.Batch"),
        [nameof(MlpAttribute.Residual)] = (true, "true"),
        [nameof(MlpAttribute.Dropout)] = (0.2f, "0.2f"),
        [nameof(MlpAttribute.Hierarchical)] = (true, "true"),
        [nameof(MlpAttribute.Initialization)] = (Initialization.Kaiming, "Initialization.Kaiming"),
        [nameof(MlpAttribute.EmbedScale)] = (0.1f, "0.1f"),
        [nameof(MlpAttribute.OutputScale)] = (0.01f, "0.01f"),
        [nameof(MlpAttribute.Tokens)] = (Tokens.Words, "Tokens.Words"),
        [nameof(MlpAttribute.VocabularySize)] = (20_000, "20000"),
        [nameof(MlpAttribute.Alphabet)] = ("a\"\\\nß", "\"a\\\"\\\\\\u000Aß\""),
        [nameof(MlpAttribute.Backend)] = (Backend.Torch, "Backend.Torch"),
    };

    public static TheoryData<string> Properties =>
        [.. typeof(MlpAttribute).GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Select(property => property.Name)];

    [Fact]
    public void TheTextOfTheDefaultsHasTheSizes() =>
        Assert.Equal("[Mlp(Context = 3, Embed = 20, Hidden = 100)]", new MlpAttribute().ToString());

    [Theory]
    [MemberData(nameof(Properties))]
    public void TheTextHasEveryPropertyThatIsNotAtItsDefault(string name)
    {
        (object value, string code) = Others[name];
        var attribute = new MlpAttribute();
        typeof(MlpAttribute).GetProperty(name)!.SetValue(attribute, value);

        Assert.Matches($@"[(,] ?{name} = {Regex.Escape(code)}[,)]", attribute.ToString());
    }

    [Fact]
    public void WithoutHiddenLayersTheTextHasNoHiddenUnits() =>
        Assert.Equal("[Mlp(Context = 3, Embed = 20, Depth = 0)]", new MlpAttribute { Depth = 0 }.ToString());

    [Fact]
    public void AValueThatIsNoMemberIsACast() =>
        Assert.Equal("[Mlp(Context = 3, Embed = 20, Hidden = 100, Activation = (Activation)9)]", new MlpAttribute { Activation = (Activation)9 }.ToString());

    [Theory]
    [InlineData("\u0085\u2028\u2029", @"\u0085\u2028\u2029")]
    [InlineData("a\u200Eb\U000E0061", @"a\u200Eb\uDB40\uDC61")]
    [InlineData("é😀", "é😀")]
    public void AnInvisibleLetterIsEscaped(string alphabet, string code) => Assert.EndsWith(
        $", Alphabet = \"{code}\")]", new MlpAttribute { Alphabet = alphabet }.ToString(), StringComparison.Ordinal);

    /// <summary>The halves of a pair in the wrong order are no pair.</summary>
    [Fact]
    public void HalfOfASurrogatePairIsEscaped() => Assert.EndsWith(
        @", Alphabet = ""\uDE00\uD83Da"")]", new MlpAttribute { Alphabet = "\uDE00\uD83Da" }.ToString(), StringComparison.Ordinal);

    [Fact]
    public void TheTextIsTheSameInEveryCulture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo("de-DE");
        try
        {
            Assert.EndsWith(", Dropout = 0.5f)]", new MlpAttribute { Dropout = 0.5f }.ToString(), StringComparison.Ordinal);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
