using System.CommandLine;
using System.Text;
using Makemore.CommandLine.Models;
using Makemore.CommandLine.Options;
using Makemore.Tool.Compilation;

namespace Makemore.Tool.Architecture;

/// <summary>An option for each property of [Mlp]. The options on the command line declare models, which are compiled.</summary>
/// <param name="compiler">Compiles the models.</param>
/// <param name="isSweep">Whether the options may have several values, separated by commas, and every combination is a model.</param>
internal sealed class ArchitectureOptions(CompiledModels compiler, bool isSweep) : IArchitectureOptions
{
    private readonly Dictionary<ArchitectureOption, Option<string?>> _options =
        ArchitectureOption.All.ToDictionary(option => option, option => Create(option, isSweep && option.IsSwept));

    public string LetterRemedy => $"add it to {Alphabet.Name}, or omit {Alphabet.Name} to take the letters of the data";

    public string AddedLetterRemedy => $"specify {Alphabet.Name} with the letters of both files";

    private static ArchitectureOption Alphabet { get; } = ArchitectureOption.All.Single(option => option.Property == nameof(MlpAttribute.Alphabet));

    public void AddTo(Command command)
    {
        foreach (Option<string?> option in _options.Values)
            command.Add(option);
    }

    public (IReadOnlyList<ModelFactory> Models, Corpus Data) Choose(ParseResult arguments, IReadOnlyList<ModelFactory> known, Func<Tokens, Corpus> load)
    {
        List<DeclaredArgument> given = Given(arguments);
        // The options of a sweep are a grid of their own. Those of a training change its preset.
        IEnumerable<DeclaredArgument> start =
            !isSweep ? DeclaredArguments.Of(known.Single().Spec.ToAttribute())
            : given.Count == 0 ? DeclaredArguments.Of(known)
            : [];
        IReadOnlyList<DeclaredArgument> declared = Merge(start, given);
        bool areWords = declared.Any(argument => argument.Property == nameof(MlpAttribute.Tokens) && argument.Code == AttributeText.Code(Tokens.Words));
        Corpus data = load(areWords ? Tokens.Words : Tokens.Characters);
        if (!areWords && LettersOf(data, declared) is { } alphabet)
            declared = Merge(declared, [alphabet]);
        else if (given.Count == 0)
            return (known, data);
        return (compiler.Of(new Declaration(Declaration.DefaultName, declared, isSweep) { IsOfOptions = true }), data);
    }

    /// <summary>The declaration of one model.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="preset">The preset that the options change.</param>
    /// <param name="className">The name of the class.</param>
    /// <exception cref="DeclarationException">The value of an option is not of its type.</exception>
    public Declaration Declare(ParseResult arguments, Preset preset, string className) =>
        new(className, Merge(DeclaredArguments.Of(preset.Model.Spec.ToAttribute()), Given(arguments))) { IsOfOptions = true };

    private static Option<string?> Create(ArchitectureOption option, bool isList) => new(option.Name)
    {
        Description = $"{option.Description} [default: {option.DefaultWord}]",
        HelpName = isList ? $"{option.Values},…" : option.Values,
        Arity = option.Type == typeof(bool) ? ArgumentArity.ZeroOrOne : ArgumentArity.ExactlyOne,
    };

    /// <summary>The arguments that the command line has.</summary>
    /// <exception cref="DeclarationException">A value is not of the type of its option. All such errors are reported.</exception>
    private List<DeclaredArgument> Given(ParseResult arguments)
    {
        var given = new List<DeclaredArgument>();
        var errors = new List<string>();
        foreach ((ArchitectureOption option, Option<string?> written) in _options.Where(pair => arguments.CommandResult.IsGiven(pair.Value)))
        {
            string? value = arguments.GetValue(written);
            string text = value ?? bool.TrueString;
            try
            {
                string code = isSweep && option.IsSwept ? $"[{string.Join(", ", text.Split(',').Select(option.Code))}]" : option.Code(text);
                given.Add(new DeclaredArgument(option.Property, code, value is null ? option.Name : $"{option.Name} {value}"));
            }
            catch (DeclarationException exception)
            {
                errors.AddRange(exception.Errors);
            }
        }
        return errors.Count == 0 ? given : throw new DeclarationException(errors);
    }

    /// <summary>The arguments in the order of the options. Those that are given replace those that they start with.</summary>
    private static IReadOnlyList<DeclaredArgument> Merge(IEnumerable<DeclaredArgument> start, IReadOnlyList<DeclaredArgument> given) =>
    [
        .. ArchitectureOption.All
            .Select(option => Find(given, option.Property) ?? Find(start, option.Property))
            .OfType<DeclaredArgument>(),
    ];

    private static DeclaredArgument? Find(IEnumerable<DeclaredArgument> arguments, string property) =>
        arguments.FirstOrDefault(argument => argument.Property == property);

    /// <summary>
    /// The alphabet of the data; null if the declaration has one, or the data needs no other than a to z. The boundary, control
    /// characters and lost letters are left out: no model can read them, and the error for them names their place in the file.
    /// </summary>
    private static DeclaredArgument? LettersOf(Corpus data, IReadOnlyList<DeclaredArgument> declared)
    {
        if (Find(declared, Alphabet.Property) is not null)
            return null;
        HashSet<Rune> found = [];
        foreach (string word in data)
        {
            foreach (Rune letter in word.EnumerateRunes())
                found.Add(letter);
        }
        Rune[] letters = [.. found.Where(letter => Generators.Parsing.Alphabet.IsLetter(letter.Value)).Order()];
        return letters.All(letter => letter.Value is >= 'a' and <= 'z')
            ? null
            : new DeclaredArgument(Alphabet.Property, AttributeText.Code(string.Concat(letters)), $"the letters of {data.Source}");
    }
}
