using System.CommandLine;
using System.CommandLine.Parsing;

namespace Makemore.CommandLine.Options;

/// <summary>The option for the models of a mixture.</summary>
internal static class MixOption
{
    public const string Name = "--mix";
    private const string Example = $"a.safetensors,b.safetensors,{NgramOptions.KneserNey}";

    /// <summary>Creates the option. Its value is empty if the command line does not have it.</summary>
    /// <param name="purpose">What the command does with the mixture.</param>
    public static Option<string[]> Create(string purpose) => new(Name)
    {
        Description = $"{purpose}: files of saved models, {NgramOptions.KneserNey}, {NgramOptions.AddK} and {NgramOptions.Cache}, separated by commas. N-grams are counted on the train part, a cache counts the words that come before in the same part, and the weights are learned on the dev part",
        HelpName = "MODEL,…",
        Arity = ArgumentArity.OneOrMore,
        CustomParser = Read,
    };

    private static string[] Read(ArgumentResult argument)
    {
        string[] names = [.. argument.Tokens.SelectMany(token => token.Value.Split(','))];
        if (Fault(names) is { } fault)
            argument.AddError(fault);
        return names;
    }

    private static string? Fault(string[] names)
    {
        if (names.Length < 2 || names.Contains(""))
            return $"{Name} must be at least 2 models separated by commas, such as {Example}, not '{FileText.Short(string.Join(',', names))}'.";
        if (names.GroupBy(name => name).FirstOrDefault(same => same.Count() > 1) is { Key: var twice })
            return $"{Name} may name each model only once; it names '{FileText.Short(twice)}' twice.";
        return names.All(NgramOptions.IsName)
            ? $"{Name} requires the file of a saved model, such as {Example}; the other models get its tokens."
            : null;
    }
}
