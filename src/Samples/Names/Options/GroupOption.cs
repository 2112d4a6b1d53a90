using System.CommandLine;
using System.CommandLine.Parsing;
using Embeddings;

namespace Names.Options;

/// <summary>An option that takes groups of tokens, each as in vowels=a,e,i,o,u.</summary>
internal static class GroupOption
{
    public static Option<TokenGroup[]> Of(string name) => new(name)
    {
        Description = "Tokens to draw in a colour of their own, once for each group [default: vowels, consonants and boundary; words in one colour]",
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
                argument.AddError($"{name} takes a name and its tokens, as in vowels=a,e,i,o,u; '{token.Value}' is not.");
        }
        if (groups.SelectMany(group => group.Tokens).GroupBy(token => token).FirstOrDefault(token => token.Count() > 1) is { Key: var twice })
            argument.AddError($"{name} takes each token once; '{twice}' stands twice.");
        return [.. groups];
    }
}
