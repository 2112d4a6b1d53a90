using System.CommandLine;
using System.CommandLine.Invocation;
using Makemore.CommandLine.Models;
using Makemore.CommandLine.Options;
using Makemore.CommandLine.Reports.Layout;

namespace Makemore.CommandLine.Commands;

/// <summary>
/// The help of a command: what it does, how to write it, its commands and options in groups, the presets if it takes one, and an
/// example.
/// </summary>
/// <param name="session">The screen, and the models whose presets are listed.</param>
internal sealed class HelpScreen(Session session) : SynchronousCommandLineAction
{
    private const int MinWidth = 40;
    private const int MaxWidth = 100;
    private const int WidthOfPipe = 80;

    private const int Indent = 2;

    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <summary>The width of the lines. A pipe has no width, and long lines are hard to read.</summary>
    private int Width =>
        session.Screen.Profile.Width is var width && width < int.MaxValue ? Math.Clamp(width, MinWidth, MaxWidth) : WidthOfPipe;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        foreach (string line in Lines(parseResult.CommandResult.Command))
            parseResult.InvocationConfiguration.Output.WriteLine(line);
        return ExitCode.Done;
    }

    private List<string> Lines(Command command)
    {
        List<string> lines = [.. ScreenText.Wrap($"{command.Description!.TrimEnd('.')}.", Width), ""];
        AddCommand("Usage", OptionText.Lines($"{CommandName.Of(command)} {Pattern(command)}", Width - Indent, continuation: ""));
        AddList("Arguments", command.Arguments.Select(argument => ($"<{argument.Name}>", argument.Description!)));
        foreach ((string title, IReadOnlyList<Command> commands) in HelpGroups.Of(command.Subcommands))
            AddList(title, commands.Select(sub => (sub.Name, FirstSentence(sub.Description!))));
        foreach ((string title, IReadOnlyList<Option> options) in HelpGroups.Of(OptionsOf(command)))
            AddList(title, options.Select(option => (OptionText.Usage(option), OptionText.Description(option))));
        if (command.Options.OfType<Option<Preset>>().Any())
            AddList("Presets", session.Models.Presets.Select(preset => (preset.Name, preset.Description)));
        AddCommand("Example", OptionText.Lines($"{CommandName.Program(command)} {((ICommandWithExample)command).Example}", Width - Indent));
        return lines;

        void AddList(string title, IEnumerable<(string Term, string Definition)> entries)
        {
            var list = new DefinitionList(Indent);
            foreach ((string term, string definition) in entries)
                list.Add(term, definition);
            AddLines(title, list.Lines(Width));
        }

        void AddCommand(string title, IEnumerable<string> text) => AddLines(title, text.Select(line => new string(' ', Indent) + line));

        void AddLines(string title, IEnumerable<string> text)
        {
            string[] section = [.. text];
            if (section.Length > 0)
                lines.AddRange([$"{title}:", .. section, ""]);
        }
    }

    /// <summary>What follows the name of a command.</summary>
    private static string Pattern(Command command)
    {
        IEnumerable<string> arguments = command.Arguments.Select(argument =>
            argument.Arity.MaximumNumberOfValues > 1 ? $"<{argument.Name}>…" : $"<{argument.Name}>");
        IEnumerable<string> required = command.Options.Where(option => option.Required).Select(OptionText.Usage);
        string[] choice = command is ICommandWithChoice { Choice: var options } ? [string.Join(" | ", options.Select(OptionText.Usage))] : [];
        string[] commands = command.Subcommands.Count > 0 ? ["[command]"] : [];
        return string.Join(' ', [.. commands, .. arguments, .. required, .. choice, "[options]"]);
    }

    /// <summary>The options of a command, and the options of its parents that every command has.</summary>
    private static IEnumerable<Option> OptionsOf(Command command) =>
        command.Options.Concat(command.Parents.OfType<Command>().SelectMany(OptionsOf).Where(option => option.Recursive));

    private static string FirstSentence(string text) => text.Split(". ")[0];
}
