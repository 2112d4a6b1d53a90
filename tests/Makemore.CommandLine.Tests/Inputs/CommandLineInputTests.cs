using CsCheck;
using Makemore.Testing;
using Makemore.Tool.Presets;

namespace Makemore.CommandLine.Tests.Inputs;

/// <summary>Whatever the arguments of the program are, it does what they say, or it refuses them in short lines. None is called a bug.</summary>
public sealed class CommandLineInputTests
{
    private const int LongestMessage = 12_000;

    /// <summary>Commands that end soon. {data}, {model} and {folder} stand for files.</summary>
    private static readonly string[] Commands =
    [
        "train --data {data} --steps 2 --out {folder}/m.st",
        "train --data {data} --steps 2 --out {folder}/m.st --preset lecture --batch-size 4 --seeds 1,2",
        "train --data {data} --steps 2 --out {folder}/m.st --schedule step --gamma 0.5 --optimizer adamw --beta1 0.5",
        "sample --model {model} --count 3 --temperature 0.5 --top-k 3 --prompt em",
        "sample --model {model} --explain em",
        "sample --model {model} --count 3 --data {data} --lower",
        "evaluate --model {model} --data {data} --baseline kneser-ney --order 3",
        "evaluate --model {model} --data {data} --baseline add-k --k 1",
        "evaluate --mix {model},kneser-ney --data {data} --order 3",
        "sample --mix {model},add-k --data {data} --count 3",
        "inspect --model {model}",
        "nearest a --model {model} --count 3",
        "vocabulary --model {model}",
        "export --model {model} --out {folder}/v.txt",
        "plot embedding --model {model} --out {folder}/p.svg --group vowels=a,e",
        "presets",
        "sweep --data {data} --steps 1 --shard 1/12 --results {folder}/r.db --seeds 1 --jobs 1",
        "sweep merge --into {folder}/all.db {folder}/r.db",
        "--help",
        "--version",
    ];

    private static readonly string[] Values =
    [
        "", "0", "1", "-1", "2", "1000", "2147483647", "2147483648", "-2147483648", "1e300", "1e-300", "0.5", "NaN", "∞", "true", "1,2", ",", "1,,1",
        "{data}", "{model}", "{folder}", "{folder}/none", "{folder}/no/folder", "é", "a", "\n", "\0", "\uD83D", "[red]", "@x", "-", "--", "--steps", "--model", "=", "\u001b[2J",
    ];

    /// <summary>The options that name a file to write.</summary>
    private static readonly string[] Written = ["--out", "--into", "--results"];

    private static readonly string[] Options =
    [
        .. Commands.SelectMany(command => command.Split(' ')).Where(word => word.StartsWith('-')).Distinct(),
        "--epochs", "--learning-rate", "--warm-up", "--step-size", "--final-learning-rate", "--decay-rate", "--momentum", "--nesterov", "--beta2", "--epsilon",
        "--weight-decay", "--clip", "--label-smoothing", "--average", "--patience", "--report-every", "--seed", "--threads", "--split", "--distinct", "--add-train", "--train-copies", "--train-words", "--dev-words", "--running-text", "--keep-case", "--pretokenized", "--vocabulary-of-all", "--minimum-count", "--sample-every", "--top-p", "--max-length", "--grid", "--half-life",
        "--context", "--embed", "--hidden", "--depth", "--alphabet", "--tokens", "--vocabulary-size", "--group", "--unknown",
    ];

    public static PropertyOf<string[]> ArgumentsAreUsedOrRefused { get; } = new(Gen.ULong.Select(seed => Arguments(new Draw(seed))), Check, Shorter);

    [Fact]
    public void ChangedCommands() => ArgumentsAreUsedOrRefused.Holds(seed: "0001NkpJdw51", cases: 200);

    [Fact]
    public void APathWithNul() => ArgumentsAreUsedOrRefused.HoldsFor(["evaluate", "--model", "\0", "--data", "{data}"]);

    private static string[] Arguments(Draw draw)
    {
        List<string> words = [.. draw.OneOf<string>(Commands).Split(' ')];
        for (int changes = draw.Below(4); changes > 0; changes--)
        {
            int at = draw.Below(words.Count + 1);
            switch (draw.Below(6))
            {
                case 0 when at < words.Count:
                    words.RemoveAt(at);
                    break;
                case 1 when at < words.Count && !words[at].StartsWith('-'):
                    words[at] = draw.OneOf<string>(Values);
                    break;
                case 2:
                    words.Insert(at, draw.OneOf<string>(Options));
                    break;
                case 3:
                    words.Insert(at, draw.OneOf<string>(Values));
                    break;
                case 4 when at < words.Count:
                    words.Insert(at, words[at]);
                    break;
                default:
                    words.AddRange(draw.OneOf<string>(Options), draw.OneOf<string>(Values));
                    break;
            }
        }
        return WithinFolder(words);
    }

    /// <summary>Moves every file that a command could write into the folder of the case.</summary>
    private static string[] WithinFolder(List<string> words)
    {
        if (words.Contains("sweep") && !words.Contains("--results"))
            words.AddRange("--results", "{folder}/r.db");
        for (int i = 1; i < words.Count; i++)
        {
            if (Written.Contains(words[i - 1]) && words[i] is not ("" or ['{', ..]))
                words[i] = $"{{folder}}/{words[i]}";
        }
        return [.. words];
    }

    private static void Check(string[] arguments)
    {
        using var folder = new TemporaryFolder();
        string data = SmallCorpus.WriteTo(folder);
        string model = folder["model.st"];
        new Notebook().Save(model);
        string[] filled = Array.ConvertAll(arguments, word => word
            .Replace("{data}", data, StringComparison.Ordinal)
            .Replace("{model}", model, StringComparison.Ordinal)
            .Replace("{folder}", folder.Path, StringComparison.Ordinal));

        // A training could be endless, or a list of names.
        using var writer = new BoundedWriter();
        Run run = Run.In(folder, writer, filled, writer.Token).GetAwaiter().GetResult();

        Assert.True(run.ExitCode is ExitCode.Done or ExitCode.Failed or ExitCode.Usage or ExitCode.Canceled, $"exit code {run.ExitCode}");
        Assert.DoesNotContain("This is a bug", run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', run.Errors);
        Assert.InRange(run.Errors.Length, 0, 4 * LongestMessage);
        Assert.True(run.ExitCode == ExitCode.Done || run.Errors.Length > 0, "no error is shown");
    }

    private static IEnumerable<string[]> Shorter(string[] arguments) =>
        Enumerable.Range(0, arguments.Length).Select(i => (string[])[.. arguments[..i], .. arguments[(i + 1)..]]);

    /// <summary>Cancels at the first report of a training, when a sweep begins, or after many lines.</summary>
    private sealed class BoundedWriter : StringWriter
    {
        private const int MostWrites = 2_000;

        private readonly CancellationTokenSource _source = new();
        private int _writes;

        public CancellationToken Token => _source.Token;

        public override void Write(string? value)
        {
            base.Write(value);
            Count(value);
        }

        public override void WriteLine(string? value)
        {
            base.WriteLine(value);
            Count(value);
        }

        protected override void Dispose(bool disposing)
        {
            _source.Dispose();
            base.Dispose(disposing);
        }

        private void Count(string? value)
        {
            bool isLong = value is not null && value.Contains(" at a time; ", StringComparison.Ordinal) && !value.Contains(" of 1 step, ", StringComparison.Ordinal);
            if (++_writes >= MostWrites || isLong || value?.Contains("step 0:", StringComparison.Ordinal) == true)
                _source.Cancel();
        }
    }
}
