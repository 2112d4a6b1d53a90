using System.CommandLine;
using System.CommandLine.Parsing;
using Makemore.CommandLine.Embeddings;

namespace Makemore.CommandLine.Options;

/// <summary>An option for groups of tokens, such as vowels=a,e,i,o,u.</summary>
internal static class GroupOption
{
    public static Option<TokenGroup[]> Of(string name) => new(name)
    {
        Description = "Tokens to draw in a color of their own; repeat the option for each group [default: vowels, consonants, others and boundary; one color for words]",
        HelpName = "NAME=TOKEN,…",
        DefaultValueFactory = _ => [],
        CustomParser = argument => Read(argument, name),
    };

    private static TokenGroup[] Read(ArgumentResult argument, string name)
    {
        var groups = new List<TokenGroup>();
        foreach (Token token in argument.Tokens)
        {
            if (token.Value.Split('=', 2) is [{ Length: > 0 } group, { Length: > 0 } tokens])
                groups.Add(new TokenGroup(group, tokens.Split(',')));
            else
                argument.AddError($"{name} must be a name and tokens, such as vowels=a,e,i,o,u, not '{FileText.Short(token.Value)}'.");
        }
        if (groups.SelectMany(group => group.Tokens).GroupBy(token => token).FirstOrDefault(token => token.Count() > 1) is { Key: var twice })
            argument.AddError($"{name} may name each token only once; it names '{FileText.Short(twice)}' twice.");
        return [.. groups];
    }
}
