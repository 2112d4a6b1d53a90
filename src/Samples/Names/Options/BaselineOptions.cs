using System.CommandLine;
using System.CommandLine.Parsing;
using Makemore;

namespace Names.Options;

/// <summary>Which n-gram model to compare with.</summary>
internal sealed class BaselineOptions
{
    private const string KneserNey = "kneser-ney";
    private const string AddK = "add-k";

    private static readonly NumberRange<int> Orders = new("a whole number from 1 to 64", n => n is >= 1 and <= 64);
    private static readonly NumberRange<double> NotNegative = new("a number, 0 or more", x => x >= 0 && double.IsFinite(x));

    private readonly Option<string?> _name = new("--baseline")
    {
        Description = "Compare with n-grams of the train part, and with a mixture of both whose weight is learned on the dev part",
        HelpName = $"{KneserNey}|{AddK}",
    };

    private readonly Option<int?> _order = Orders.OptionOrNull(
        "--order", "Tokens of an n-gram, the predicted one among them [default: 5, and 2 for add-k]");

    private readonly Option<double?> _k = NotNegative.OptionOrNull(
        "--k", "For --baseline add-k: what every count is raised by [default: 1]");

    /// <summary>Gives a command all of these.</summary>
    public void AddTo(Command command)
    {
        command.Add(_name);
        command.Add(_order);
        command.Add(_k);
        command.Validators.Add(Validate);
    }

    /// <summary>The model, which has counted nothing yet; null where none is asked for.</summary>
    public NgramModel? Create(ParseResult arguments, Vocabulary vocabulary)
    {
        int? order = arguments.GetValue(_order);
        return arguments.GetValue(_name) switch
        {
            KneserNey => new NgramModel(vocabulary, order ?? 5, NgramSmoothing.KneserNey),
            AddK => new NgramModel(vocabulary, order ?? 2, NgramSmoothing.AddK(arguments.GetValue(_k) ?? 1)),
            _ => null,
        };
    }

    /// <summary>An option that would be forgotten was meant for something else.</summary>
    private void Validate(CommandResult command)
    {
        string? name = command.WordOf(_name);
        if (name is not (null or KneserNey or AddK))
            command.AddError($"{_name.Name} takes {KneserNey} or {AddK}; '{name}' is not.");
        else if (name is not AddK && command.IsGiven(_k))
            command.AddError($"{_k.Name} goes with {_name.Name} {AddK}.");
        else if (name is null && command.IsGiven(_order))
            command.AddError($"{_order.Name} goes with {_name.Name}.");
    }
}
