using System.Globalization;
using System.Text;

namespace Makemore;

/// <summary>Writes the attribute [Mlp] as C#. Everything in the runtime that shows the attribute uses this class.</summary>
internal static class AttributeText
{
    private static readonly MlpAttribute Defaults = new();

    /// <summary>
    /// Writes the whole attribute. Context, Embed and Hidden are always there, except Hidden in a model without hidden layers.
    /// The other arguments are there if they differ from their defaults.
    /// </summary>
    public static string Of(MlpAttribute attribute) => With(
    [
        Argument(nameof(MlpAttribute.Context), attribute.Context),
        Argument(nameof(MlpAttribute.Embed), attribute.Embed),
        .. attribute.Depth == 0 ? [] : new[] { Argument(nameof(MlpAttribute.Hidden), attribute.Hidden) },
        .. Changed(nameof(MlpAttribute.Depth), attribute.Depth, Defaults.Depth),
        .. Changed(nameof(MlpAttribute.Activation), attribute.Activation, Defaults.Activation),
        .. Changed(nameof(MlpAttribute.Direct), attribute.Direct, Defaults.Direct),
        .. Changed(nameof(MlpAttribute.SharedOutput), attribute.SharedOutput, Defaults.SharedOutput),
        .. Changed(nameof(MlpAttribute.Normalization), attribute.Normalization, Defaults.Normalization),
        .. Changed(nameof(MlpAttribute.Residual), attribute.Residual, Defaults.Residual),
        .. Changed(nameof(MlpAttribute.Dropout), attribute.Dropout, Defaults.Dropout),
        .. Changed(nameof(MlpAttribute.Hierarchical), attribute.Hierarchical, Defaults.Hierarchical),
        .. Changed(nameof(MlpAttribute.Initialization), attribute.Initialization, Defaults.Initialization),
        .. Changed(nameof(MlpAttribute.EmbedScale), attribute.EmbedScale, Defaults.EmbedScale),
        .. Changed(nameof(MlpAttribute.OutputScale), attribute.OutputScale, Defaults.OutputScale),
        .. Changed(nameof(MlpAttribute.Tokens), attribute.Tokens, Defaults.Tokens),
        .. Changed(nameof(MlpAttribute.VocabularySize), attribute.VocabularySize, Defaults.VocabularySize),
        .. Changed(nameof(MlpAttribute.Backend), attribute.Backend, Defaults.Backend),
        .. Changed(nameof(MlpAttribute.Alphabet), attribute.Alphabet, Defaults.Alphabet),
    ]);

    /// <summary>Writes an attribute with some arguments, for a message that says what to change in a declaration.</summary>
    public static string With(params IEnumerable<string> arguments) => $"[Mlp({string.Join(", ", arguments)})]";

    /// <summary>Writes one argument: <c>Tokens = Tokens.Words</c>.</summary>
    public static string Argument<T>(string name, T value)
        where T : notnull => $"{name} = {Code(value)}";

    private static IEnumerable<string> Changed<T>(string name, T value, T usual)
        where T : notnull => EqualityComparer<T>.Default.Equals(value, usual) ? [] : [Argument(name, value)];

    /// <summary>Writes a value: <c>Tokens.Words</c>.</summary>
    public static string Code<T>(T value)
        where T : notnull => value switch
        {
            bool isSet => isSet ? "true" : "false",
            int number => number.ToString(CultureInfo.InvariantCulture),
            float number => $"{number.ToString(CultureInfo.InvariantCulture)}f",
            string text => Literal(text),
            Enum member => Code(member),
            _ => throw new NotSupportedException($"{typeof(T).Name} is not a type of an argument of [Mlp]."),
        };

    /// <summary>
    /// Writes a member of an enumeration. A value without a member is written as a cast, which is valid C#.
    /// </summary>
    private static string Code(Enum member) => Enum.IsDefined(member.GetType(), member)
        ? $"{member.GetType().Name}.{member}"
        : $"({member.GetType().Name}){member:D}";

    /// <summary>Writes a string. A letter that is invisible or breaks the line is written by its code units.</summary>
    private static string Literal(string text)
    {
        var literal = new StringBuilder("\"");
        for (int i = 0, length; i < text.Length; i += length)
        {
            length = char.IsSurrogatePair(text, i) ? 2 : 1;
            ReadOnlySpan<char> letter = text.AsSpan(i, length);
            if (CharUnicodeInfo.GetUnicodeCategory(text, i).IsInvisible())
            {
                foreach (char unit in letter)
                    literal.Append(CultureInfo.InvariantCulture, $"\\u{(int)unit:X4}");
                continue;
            }
            if (letter is "\"" or "\\")
                literal.Append('\\');
            literal.Append(letter);
        }
        return literal.Append('"').ToString();
    }
}
