using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Names.Options;

/// <summary>The option that takes several seeds.</summary>
internal static class SeedsOption
{
    /// <summary>The option.</summary>
    /// <param name="description">What is done with the seeds.</param>
    /// <param name="fallback">The seeds when none are given.</param>
    public static Option<int[]> Create(string description, params int[] fallback) => new("--seeds")
    {
        Description = description,
        HelpName = "N,N…",
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
                argument.AddError($"--seeds takes different whole numbers of 32 bits, separated by commas, as in 1,2,3; '{text}' is not.");
            seeds.Add(seed);
        }
        return [.. seeds];
    }
}
