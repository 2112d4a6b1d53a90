using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Makemore.CommandLine.Options;

/// <summary>The option for several seeds.</summary>
internal static class SeedsOption
{
    /// <summary>Creates the option.</summary>
    /// <param name="description">The help text.</param>
    /// <param name="fallback">The default seeds.</param>
    public static Option<int[]> Create(string description, params int[] fallback) => new("--seeds")
    {
        Description = description,
        HelpName = "N,…",
        Arity = ArgumentArity.ExactlyOne,
        DefaultValueFactory = _ => fallback,
        CustomParser = Read,
    };

    private static int[] Read(ArgumentResult argument)
    {
        string text = argument.Tokens[0].Value;
        var seeds = new List<int>();
        foreach (string part in text.Split(','))
        {
            if (!int.TryParse(part, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int seed) || seeds.Contains(seed))
                argument.AddError($"--seeds must be distinct 32-bit integers separated by commas, such as 1,2,3, not '{FileText.Short(text)}'.");
            seeds.Add(seed);
        }
        return [.. seeds];
    }
}
