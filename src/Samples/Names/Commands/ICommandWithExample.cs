namespace Names.Commands;

/// <summary>A command whose help ends with how it is used.</summary>
internal interface ICommandWithExample
{
    /// <summary>A line to type.</summary>
    string Example { get; }
}
