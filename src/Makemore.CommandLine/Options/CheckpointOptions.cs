using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Makemore.CommandLine.Options;

/// <summary>The options for the file from which an interrupted training goes on.</summary>
internal sealed class CheckpointOptions
{
    /// <summary>The name of the option for the file.</summary>
    public const string Name = "--checkpoint";

    /// <summary>The units of a time, in seconds.</summary>
    private static readonly Dictionary<char, int> Units = new() { ['s'] = 1, ['m'] = 60, ['h'] = 3600 };

    /// <summary>The most seconds that a time may have: a year.</summary>
    private const double MostSeconds = 366 * 24 * 3600;

    private readonly Option<string?> _path = PathOption.File(
        Name, "Keep the state of the training in this file. The same command goes on from it after any interruption, with the same result; --steps may grow. With --seeds, one file per seed [default: no state]");

    private readonly Option<TrainingCheckpoint?> _every = new("--checkpoint-every")
    {
        Description = "For --checkpoint: number of steps, such as 1000, or time, such as 30s or 5m, between two writes [default: 30s]",
        HelpName = "N",
        CustomParser = ReadInterval,
    };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_path);
        command.Add(_every);
        command.Validators.Add(Validate);
    }

    /// <summary>The checkpoint; null if the command line names none.</summary>
    public TrainingCheckpoint? Read(ParseResult arguments)
    {
        if (arguments.GetValue(_path) is not { } path)
            return null;
        return arguments.GetValue(_every) is { } interval ? interval with { Path = path } : new TrainingCheckpoint(path);
    }

    private void Validate(CommandResult command)
    {
        if (command.IsGiven(_every) && !command.IsGiven(_path))
            command.AddError($"{_every.Name} needs {_path.Name}, the file to write.");
    }

    private static TrainingCheckpoint? ReadInterval(ArgumentResult argument)
    {
        string text = argument.Tokens[0].Value;
        // The path comes from the other option.
        var interval = new TrainingCheckpoint("");
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int steps) && steps >= 1)
            return interval with { EverySteps = steps };
        if (text.Length > 1
            && Units.TryGetValue(text[^1], out int unit)
            && double.TryParse(text[..^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double number)
            && number * unit is > 0 and <= MostSeconds)
        {
            return interval with { Every = TimeSpan.FromSeconds(number * unit) };
        }
        argument.AddError($"--checkpoint-every must be a number of steps, such as 1000, or a time of at most a year, such as 30s, 5m or 1h, not '{text}'.");
        return null;
    }
}
