using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Names.Commands;

/// <summary>The usual help, no wider than a terminal is by custom, with the command's example at its end.</summary>
internal sealed class HelpWithExample : SynchronousCommandLineAction
{
    private readonly HelpAction _help = new() { MaxWidth = 80 };

    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        _help.Invoke(parseResult);
        TextWriter output = parseResult.InvocationConfiguration.Output;
        output.WriteLine("Example:");
        output.WriteLine($"  {((ICommandWithExample)parseResult.CommandResult.Command).Example}");
        output.WriteLine();
        return ExitCode.Done;
    }
}
