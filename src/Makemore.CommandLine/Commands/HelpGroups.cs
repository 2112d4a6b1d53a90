using System.CommandLine;

namespace Makemore.CommandLine.Commands;

/// <summary>The groups in which the help lists the commands and the options, each in the order of the list.</summary>
internal static class HelpGroups
{
    private const string Others = "Other";

    private static readonly (string Title, string[] Names)[] Commands =
    [
        ("Train and compare", ["train", "sweep", "presets"]),
        ("Use a saved model", ["sample", "evaluate", "nearest", "export"]),
        ("Look inside a model", ["inspect", "vocabulary", "plot"]),
        ("Declare a model", ["show", "diff", "new"]),
        ("Draw", ["embedding"]),
        ("Results of sweeps", ["merge", "report"]),
    ];

    private static readonly (string Title, string[] Names)[] Options =
    [
        ("Data", ["--data", "--lower", "--split", "--distinct", "--add-train", "--train-copies", "--train-words", "--dev-words", "--running-text", "--keep-case", "--pretokenized", "--vocabulary-of-all", "--minimum-count"]),
        ("Model", ["--model", "--mix", "--preset", "--grid"]),
        (
            "Architecture",
            [
                "--context", "--embed", "--hidden", "--depth", "--activation", "--direct", "--shared-output", "--normalization", "--residual", "--dropout",
                "--hierarchical", "--initialization", "--embed-scale", "--output-scale", "--tokens", "--vocabulary-size", "--alphabet", "--backend",
            ]),
        ("Length of the training", ["--steps", "--epochs", "--batch-size"]),
        ("Learning rate", ["--learning-rate", "--warm-up", "--schedule", "--step-size", "--gamma", "--final-learning-rate", "--decay-rate"]),
        ("Optimizer", ["--optimizer", "--momentum", "--nesterov", "--beta1", "--beta2", "--epsilon", "--weight-decay", "--clip", "--label-smoothing", "--average"]),
        ("Stopping", ["--patience"]),
        ("Sampling", ["--temperature", "--top-k", "--top-p", "--prompt", "--max-length", "--explain"]),
        ("N-grams", ["--baseline", "--order", "--k", "--half-life"]),
        ("Running", ["--seed", "--seeds", "--threads", "--jobs", "--shard"]),
        ("Output", ["--count", "--top", "--group", "--report-every", "--sample-every", "--out", "--checkpoint", "--checkpoint-every", "--html", "--results", "--into", "--save-models"]),
        ("Help", ["--help", "--version"]),
    ];

    /// <summary>Divides the commands into groups.</summary>
    public static IEnumerable<(string Title, IReadOnlyList<Command> Commands)> Of(IEnumerable<Command> commands) => Of(Commands, commands);

    /// <summary>Divides the options into groups.</summary>
    public static IEnumerable<(string Title, IReadOnlyList<Option> Options)> Of(IEnumerable<Option> options) => Of(Options, options);

    /// <summary>Leaves out empty groups. Those that are in no group come last.</summary>
    private static IEnumerable<(string Title, IReadOnlyList<T> Symbols)> Of<T>((string Title, string[] Names)[] groups, IEnumerable<T> symbols)
        where T : Symbol
    {
        Dictionary<string, T> left = symbols.ToDictionary(symbol => symbol.Name);
        foreach ((string title, string[] names) in groups)
        {
            T[] members = [.. names.Where(left.ContainsKey).Select(name => left[name])];
            foreach (T member in members)
                left.Remove(member.Name);
            if (members.Length > 0)
                yield return (title, members);
        }
        if (left.Count > 0)
            yield return (Others, [.. left.Values]);
    }
}
