using System.Globalization;
using Makemore.Generators.Model;

namespace Makemore.Generators.Parsing;

/// <summary>The attribute as the user would write it, without what is left at its default: one text for one model.</summary>
internal static class Declaration
{
    public static string Of(ModelSpec model)
    {
        string[] arguments =
        [
            .. Size(SizeArgument.Context, model.Context),
            .. Size(SizeArgument.Embed, model.Embed),
            .. Size(SizeArgument.Hidden, model.Hidden),
            .. Size(SizeArgument.Depth, model.Depth),
            .. Argument(nameof(Activation), $"{nameof(Activation)}.{model.Activation}", isDefault: model.Activation == default),
            .. Argument(nameof(Alphabet), Literal(model.Alphabet), isDefault: model.Alphabet == Alphabet.Default),
            .. Argument(nameof(Backend), $"{nameof(Backend)}.{model.Backend}", isDefault: model.Backend == default),
        ];
        return arguments.Length == 0 ? "[Mlp]" : $"[Mlp({string.Join(", ", arguments)})]";
    }

    private static IEnumerable<string> Size(SizeArgument size, int value) =>
        Argument(size.Name, value.ToString(CultureInfo.InvariantCulture), isDefault: value == size.Default);

    private static IEnumerable<string> Argument(string name, string value, bool isDefault) =>
        isDefault ? [] : [$"{name} = {value}"];

    /// <summary>A letter is no control character and no half of a pair, so that nothing else needs an escape.</summary>
    private static string Literal(string letters) => "\"" + letters.Replace("\\", "\\\\").Replace("\"", "\\\"") + "\"";
}
