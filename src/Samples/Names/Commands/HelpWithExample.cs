using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Names.Presets;

namespace Names.Commands;

/// <summary>The usual help, at most 80 characters wide. It ends with the presets, if the command takes one, and with an example.</summary>
internal sealed class HelpWithExample : SynchronousCommandLineAction
{
    private readonly HelpAction _help = new() { MaxWidth = 80 };

    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        _help.Invoke(parseResult);
        Command command = parseResult.CommandResult.Command;
        TextWriter output = parseResult.InvocationConfiguration.Output;
        if (command.Options.OfType<Option<Preset>>().Any())
            WriteSection(output, "Presets:", Preset.All.Select(preset => $"{preset.Name,-20} {preset.Description}"));
        WriteSection(output, "Example:", [((ICommandWithExample)command).Example]);
        return ExitCode.Done;
    }

    private static void WriteSection(TextWriter output, string title, IEnumerable<string> lines)
    {
        output.WriteLine(title);
        foreach (string line in lines)
            output.WriteLine($"  {line}");
        output.WriteLine();
    }
}
