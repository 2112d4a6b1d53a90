using System.Globalization;
using System.Reflection;
using Makemore.CommandLine.Options;
using Makemore.Generators.Parsing.Arguments;
using Makemore.Tool.Compilation;
using Microsoft.CodeAnalysis;

namespace Makemore.Tool.Architecture;

/// <summary>An option of the command line for a property of [Mlp].</summary>
/// <param name="Property">The name of the property.</param>
/// <param name="Description">The help text. The default follows it.</param>
internal sealed record ArchitectureOption(string Property, string Description)
{
    private static readonly MlpAttribute Defaults = new();

    private readonly PropertyInfo _property = typeof(MlpAttribute).GetProperty(Property)!;

    /// <summary>All options, in the order of the help.</summary>
    public static IReadOnlyList<ArchitectureOption> All { get; } =
    [
        new(nameof(MlpAttribute.Context), "Number of tokens that the model reads before the one it predicts"),
        new(nameof(MlpAttribute.Embed), "Number of numbers that describe a token"),
        new(nameof(MlpAttribute.Hidden), "Number of units in a hidden layer"),
        new(nameof(MlpAttribute.Depth), "Number of hidden layers"),
        new(nameof(MlpAttribute.Activation), "Activation function of the hidden layers"),
        new(nameof(MlpAttribute.Direct), "Add direct connections from the embeddings to the logits"),
        new(nameof(MlpAttribute.SharedOutput), "Use the embedding as the weights of the output layer; needs --hidden equal to --embed"),
        new(nameof(MlpAttribute.Normalization), "What the hidden units are normalized over"),
        new(nameof(MlpAttribute.Residual), "Add the input of each hidden layer from the second on to its output"),
        new(nameof(MlpAttribute.Dropout), "Share of the hidden units that a training step drops"),
        new(nameof(MlpAttribute.Hierarchical), "Fuse pairs of neighboring positions layer by layer, as in WaveNet"),
        new(nameof(MlpAttribute.Initialization), "How the weights are initialized"),
        new(nameof(MlpAttribute.EmbedScale), "Factor of the initial embeddings; 0 for the factor of the initialization"),
        new(nameof(MlpAttribute.OutputScale), "Factor of the initial weights of the output layer"),
        new(nameof(MlpAttribute.Tokens), "What the model reads and predicts"),
        new(nameof(MlpAttribute.VocabularySize), "For word models: maximum number of tokens"),
        new(nameof(MlpAttribute.Alphabet), "For character models: the letters, each once"),
        new(nameof(MlpAttribute.Backend), "What the model computes with; Torch needs a project with Makemore.Torch"),
    ];

    /// <summary>The name on the command line: <c>--vocabulary-size</c> for VocabularySize.</summary>
    public string Name { get; } = "--" + string.Concat(Property.Select((letter, i) => i > 0 && char.IsUpper(letter) ? $"-{char.ToLowerInvariant(letter)}" : $"{char.ToLowerInvariant(letter)}"));

    /// <summary>The type of the values.</summary>
    public Type Type => _property.PropertyType;

    /// <summary>The value if neither the command line nor a preset sets the option.</summary>
    public object Default => _property.GetValue(Defaults)!;

    /// <summary>The default as the command line writes it.</summary>
    public string DefaultWord => Property switch
    {
        nameof(MlpAttribute.Alphabet) => "the letters of the data",
        nameof(MlpAttribute.VocabularySize) => "none",
        _ when Type.IsEnum => Word(Default.ToString()!),
        _ => Default.ToString()!.ToLowerInvariant(),
    };

    /// <summary>Reads the value in a declaration.</summary>
    public object Of(MlpAttribute attribute) => _property.GetValue(attribute)!;

    /// <summary>Whether a sweep can vary the option.</summary>
    public bool IsSwept { get; } = typeof(MlpSweepAttribute).GetProperty(Property)!.PropertyType.IsArray;

    /// <summary>The values for the help: N for a number, the members of an enumeration that the tool can compile.</summary>
    public string Values =>
        Type == typeof(Backend) ? Word(nameof(Backend.Simd))
        : Type.IsEnum ? string.Join('|', Enum.GetNames(Type).Select(Word))
        : Type == typeof(bool) ? "true|false"
        : Type == typeof(string) ? "TEXT"
        : "N";

    /// <summary>
    /// Writes a word of the command line as a value in C#. The word must be of the option's type, and the diagnostics of the
    /// generator say whether the value is allowed.
    /// </summary>
    /// <exception cref="DeclarationException">The word is not of the option's type.</exception>
    public string Code(string word)
    {
        if (Type == typeof(int))
            return int.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int size) ? AttributeText.Code(size) : throw Misfit("a 32-bit integer", word);
        if (Type == typeof(float))
            return float.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out float number) && float.IsFinite(number) ? AttributeText.Code(number) : throw Misfit("a number", word);
        if (Type == typeof(bool))
            return bool.TryParse(word, out bool flag) ? AttributeText.Code(flag) : throw Misfit("true or false", word);
        return Type.IsEnum ? AttributeText.Code(Member(word)) : AttributeText.Code(word);
    }

    /// <summary>A member of an enumeration as the command line writes it.</summary>
    public static string Word(string member) => member.ToLowerInvariant();

    /// <summary>Finds the member of the enumeration. A word that is none gives the diagnostic that a number gives in a project.</summary>
    private object Member(string word)
    {
        string[] members = Enum.GetNames(Type);
        if (members.FirstOrDefault(member => member.Equals(word, StringComparison.OrdinalIgnoreCase)) is { } known)
            return Enum.Parse(Type, known);
        Argument argument = MlpArguments.Swept.AddRange(MlpArguments.Shared).Single(argument => argument.Name == Property);
        string nearest = Spelling.Like(word, members) is [var like, ..] ? $"; did you mean {Name} {Word(like)}?" : "";
        throw new DeclarationException([DeclarationErrors.Line($"{Name} {word}", argument.Fault(word, Location.None)) + nearest]);
    }

    private DeclarationException Misfit(string kind, string word) =>
        new($"{Name} must be {kind}, not '{FileText.Short(word)}'{(Type == typeof(float) ? FloatText.Rounded(word) : "")}");
}
