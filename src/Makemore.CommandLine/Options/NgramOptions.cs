using System.CommandLine;
using System.CommandLine.Parsing;
using Makemore.CommandLine.Mixing;

namespace Makemore.CommandLine.Options;

/// <summary>The names of the models on the command line that only count: n-gram models, and the cache. Their options.</summary>
internal sealed class NgramOptions
{
    public const string KneserNey = "kneser-ney";
    public const string AddK = "add-k";
    public const string Cache = "cache";

    private static readonly NumberRange<int> Orders = new("an integer from 1 to 64", n => n is >= 1 and <= 64);
    private static readonly NumberRange<int> HalfLives = new($"an integer from 1 to {CacheModel.MaxHalfLife}", n => n is >= 1 and <= CacheModel.MaxHalfLife);
    private static readonly NumberRange<double> Counts = new($"a number from 0 to {NgramSmoothing.MaxK}", x => x is >= 0 and <= NgramSmoothing.MaxK);

    private readonly Option<int?> _order = Orders.OptionOrNull(
        "--order", "Order of the n-grams: number of tokens, with the predicted one [default: 5; for add-k 2]");

    private readonly Option<double?> _k = Counts.OptionOrNull(
        "--k", "For add-k: number to add to every count [default: 1]");

    private readonly Option<int?> _halfLife = HalfLives.OptionOrNull(
        "--half-life", $"For cache: number of tokens after which a token counts half [default: {CacheModel.DefaultHalfLife}]");

    /// <summary>The options.</summary>
    public IReadOnlyList<Option> All => [_order, _k, _halfLife];

    /// <summary>Whether a text is the name of a model that only counts.</summary>
    public static bool IsName(string text) => IsNgrams(text) || text is Cache;

    /// <summary>Whether a text is the name of an n-gram model.</summary>
    public static bool IsNgrams(string text) => text is KneserNey or AddK;

    /// <summary>Adds the options to a command. They are errors if they have no effect.</summary>
    /// <param name="command">The command.</param>
    /// <param name="mix">The option that may name any of the models. Names are separated by commas.</param>
    /// <param name="baseline">The option that may name an n-gram model, if the command has it.</param>
    public void AddTo(Command command, Option mix, Option? baseline = null)
    {
        Option[] naming = baseline is null ? [mix] : [baseline, mix];
        command.Add(_order);
        command.Add(_k);
        command.Add(_halfLife);
        command.Validators.Add(Validate);

        void Validate(CommandResult result)
        {
            string options = string.Join(" or ", naming.Select(option => option.Name));
            string[] names = [.. naming.SelectMany(option => result.GetResult(option)?.Tokens ?? []).SelectMany(token => token.Value.Split(','))];
            if (result.IsGiven(_k) && !names.Contains(AddK))
                result.AddError($"{_k.Name} requires {AddK} in {options}.");
            else if (result.IsGiven(_order) && !names.Any(IsNgrams))
                result.AddError($"{_order.Name} requires {KneserNey} or {AddK} in {options}.");
            else if (result.IsGiven(_halfLife) && !names.Contains(Cache))
                result.AddError($"{_halfLife.Name} requires {Cache} in {mix.Name}.");
        }
    }

    /// <summary>Creates a model that has not counted anything yet.</summary>
    public MixtureComponent Create(string name, ParseResult arguments, Vocabulary vocabulary)
    {
        if (name is not Cache)
        {
            NgramModel ngrams = CreateNgrams(name, arguments, vocabulary);
            return new(MixtureComponent.KindOf(ngrams.Smoothing, ngrams.Order), ngrams);
        }
        var cache = new CacheModel(vocabulary, arguments.GetValue(_halfLife) ?? CacheModel.DefaultHalfLife);
        return new(MixtureComponent.KindOf(cache), cache);
    }

    private NgramModel CreateNgrams(string name, ParseResult arguments, Vocabulary vocabulary)
    {
        int? order = arguments.GetValue(_order);
        return name switch
        {
            KneserNey => new NgramModel(vocabulary, order ?? 5, NgramSmoothing.KneserNey),
            AddK => new NgramModel(vocabulary, order ?? 2, NgramSmoothing.AddK(arguments.GetValue(_k) ?? 1)),
            _ => throw new InvalidOperationException($"There is no n-gram model {name}."),
        };
    }
}
