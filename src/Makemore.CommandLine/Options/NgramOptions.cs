using System.CommandLine;
using System.CommandLine.Parsing;

namespace Makemore.CommandLine.Options;

/// <summary>The names of n-gram models on the command line, and the options for their order and their smoothing.</summary>
internal sealed class NgramOptions
{
    public const string KneserNey = "kneser-ney";
    public const string AddK = "add-k";

    private static readonly NumberRange<int> Orders = new("an integer from 1 to 64", n => n is >= 1 and <= 64);
    private static readonly NumberRange<double> Counts = new("a number from 0 to 1000000", x => x is >= 0 and <= 1e6);

    private readonly Option<int?> _order = Orders.OptionOrNull(
        "--order", "Order of the n-grams: number of tokens, with the predicted one [default: 5; for add-k 2]");

    private readonly Option<double?> _k = Counts.OptionOrNull(
        "--k", "For add-k: number to add to every count [default: 1]");

    /// <summary>The options.</summary>
    public IReadOnlyList<Option> All => [_order, _k];

    /// <summary>Whether a text is the name of an n-gram model.</summary>
    public static bool IsName(string text) => text is KneserNey or AddK;

    /// <summary>Adds the options to a command. They are errors if they have no effect.</summary>
    /// <param name="command">The command.</param>
    /// <param name="naming">The options that may name n-gram models. Names are separated by commas.</param>
    public void AddTo(Command command, params IReadOnlyList<Option> naming)
    {
        command.Add(_order);
        command.Add(_k);
        command.Validators.Add(Validate);

        void Validate(CommandResult result)
        {
            string options = string.Join(" or ", naming.Select(option => option.Name));
            string[] names = [.. naming.SelectMany(option => result.GetResult(option)?.Tokens ?? []).SelectMany(token => token.Value.Split(','))];
            if (result.IsGiven(_k) && !names.Contains(AddK))
                result.AddError($"{_k.Name} requires {AddK} in {options}.");
            else if (result.IsGiven(_order) && !names.Any(IsName))
                result.AddError($"{_order.Name} requires {KneserNey} or {AddK} in {options}.");
        }
    }

    /// <summary>Creates an n-gram model without counts.</summary>
    public NgramModel Create(string name, ParseResult arguments, Vocabulary vocabulary)
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
