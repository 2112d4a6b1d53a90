using System.CommandLine;
using System.CommandLine.Parsing;

namespace Makemore.CommandLine.Options;

/// <summary>The options for the n-gram model that a model is compared with.</summary>
internal sealed class BaselineOptions
{
    private const string KneserNey = "kneser-ney";
    private const string AddK = "add-k";

    private static readonly NumberRange<int> Orders = new("an integer from 1 to 64", n => n is >= 1 and <= 64);
    private static readonly NumberRange<double> Counts = new("a number from 0 to 1000000", x => x is >= 0 and <= 1e6);

    private readonly Option<string?> _name = new("--baseline")
    {
        Description = "Compare with an n-gram model of the train part, and with a mixture of both models. The mixture weight is learned on the dev part",
        HelpName = $"{KneserNey}|{AddK}",
    };

    private readonly Option<int?> _order = Orders.OptionOrNull(
        "--order", "Order of the n-grams: number of tokens, with the predicted one [default: 5; for add-k 2]");

    private readonly Option<double?> _k = Counts.OptionOrNull(
        "--k", "For --baseline add-k: number to add to every count [default: 1]");

    /// <summary>Adds all of these options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_name);
        command.Add(_order);
        command.Add(_k);
        command.Validators.Add(Validate);
    }

    /// <summary>Creates the n-gram model without counts; null if there is no baseline.</summary>
    public NgramModel? Create(ParseResult arguments, Vocabulary vocabulary)
    {
        int? order = arguments.GetValue(_order);
        return arguments.GetValue(_name) switch
        {
            KneserNey => new NgramModel(vocabulary, order ?? 5, NgramSmoothing.KneserNey),
            AddK => new NgramModel(vocabulary, order ?? 2, NgramSmoothing.AddK(arguments.GetValue(_k) ?? 1)),
            null => null,
            var name => throw new InvalidOperationException($"There is no baseline {name}."),
        };
    }

    /// <summary>Reports an option that would have no effect.</summary>
    private void Validate(CommandResult command)
    {
        string? name = command.WordOf(_name);
        if (name is not (null or KneserNey or AddK))
            command.AddError($"{_name.Name} must be {KneserNey} or {AddK}, not '{FileText.Short(name)}'.");
        else if (name is not AddK && command.IsGiven(_k))
            command.AddError($"{_k.Name} requires {_name.Name} {AddK}.");
        else if (name is null && command.IsGiven(_order))
            command.AddError($"{_order.Name} requires {_name.Name}.");
    }
}
