using System.CommandLine;

namespace Makemore.CommandLine.Commands;

/// <summary>A command that requires exactly one of several options.</summary>
internal interface ICommandWithChoice
{
    /// <summary>The options.</summary>
    IReadOnlyList<Option> Choice { get; }
}
