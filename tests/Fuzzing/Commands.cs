using System.CommandLine;
using System.Security.Cryptography;
using CsCheck;

namespace Makemore.Fuzzing;

/// <summary>The command line.</summary>
internal static class Commands
{
    private const string All = "all";

    private static readonly Argument<string> Target = new Argument<string>("target")
    {
        Description = "What to search.",
        DefaultValueFactory = _ => All,
    }.AcceptOnlyFromAmong([All, .. Targets.All.Select(target => target.Name)]);

    private static readonly Option<double> Minutes = new("--minutes")
    {
        Description = "How long to search in all.",
        DefaultValueFactory = _ => 1,
        Validators =
        {
            result =>
            {
                if (!(result.GetValueOrDefault<double>() is > 0 and <= 100_000))
                    result.AddError("--minutes must be more than 0, and at most 100000.");
            },
        },
    };

    private static readonly Option<int?> Iterations = new("--iterations")
    {
        Description = "How many iterations to make of each property, however long it takes. An iteration is one case, or more if the cases take little time.",
        Validators =
        {
            result =>
            {
                if (result.GetValueOrDefault<int?>() is < 1)
                    result.AddError("--iterations must be 1 or more.");
            },
        },
    };

    private static readonly Option<string?> Seed = new("--seed")
    {
        Description = "The seed of the first case: 12 to 17 of the characters 0-9, a-z, A-Z, _ and -. Without it: a new one.",
        Validators =
        {
            result =>
            {
                if (result.GetValueOrDefault<string?>() is { } seed && !IsSeed(seed))
                    result.AddError("--seed must be 12 to 17 of the characters 0-9, a-z, A-Z, _ and -, as this command prints them.");
            },
        },
    };

    /// <summary>Runs the command that the arguments name.</summary>
    /// <returns>The exit code: 0, or 1 where a case failed or the arguments are wrong.</returns>
    public static int Run(string[] args)
    {
        var root = new RootCommand("Searches for cases that fail: the properties of the tests, on cases from other seeds.") { Target, Minutes, Iterations, Seed };
        root.Validators.Add(result =>
        {
            if (result.GetResult(Minutes) is { Implicit: false } && result.GetResult(Iterations) is { Implicit: false })
                result.AddError("Give --minutes or --iterations, not both.");
        });
        root.SetAction(arguments => Search(arguments) ? 0 : 1);
        return root.Parse(args).Invoke();
    }

    private static bool Search(ParseResult arguments)
    {
        string name = arguments.GetRequiredValue(Target);
        string seed = arguments.GetValue(Seed) ?? NewSeed();
        Target[] targets = [.. Targets.All.Where(target => name is All || name == target.Name)];
        var search = new Search(Console.Out);
        return arguments.GetValue(Iterations) is { } cases
            ? search.Count(targets, cases, seed)
            : search.For(targets, TimeSpan.FromMinutes(arguments.GetValue(Minutes)), seed);
    }

    private static string NewSeed() => new PCG(stream: 0, seed: BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(sizeof(ulong)))).ToString();

    private static bool IsSeed(string text) =>
        text.Length is >= 12 and <= 17 && text.All(character => char.IsAsciiLetterOrDigit(character) || character is '_' or '-');
}
