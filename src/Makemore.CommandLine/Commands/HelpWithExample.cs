using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Makemore.CommandLine.Commands;

/// <summary>The usual help, at most 80 characters wide. It ends with the presets, if the command takes one, and with an example.</summary>
/// <param name="models">The models, whose presets are listed.</param>
internal sealed class HelpWithExample(ModelCatalog models) : SynchronousCommandLineAction
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
            WriteSection(output, "Presets:", models.Presets.Select(preset => $"{preset.Name,-20} {preset.Description}"));
        WriteSection(output, "Example:", [$"{parseResult.RootCommandResult.Command.Name} {((ICommandWithExample)command).Example}"]);
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
