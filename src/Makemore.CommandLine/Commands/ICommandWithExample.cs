namespace Makemore.CommandLine.Commands;

/// <summary>A command whose help ends with an example.</summary>
internal interface ICommandWithExample
{
    /// <summary>The example: one line to type.</summary>
    string Example { get; }
}
