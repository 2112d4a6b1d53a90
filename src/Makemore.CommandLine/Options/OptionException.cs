namespace Makemore.CommandLine.Options;

/// <summary>Options that are not valid together, or not for the model that another option names.</summary>
/// <param name="errors">The errors, a line each. Each names the option and says what to specify.</param>
internal class OptionException(params IReadOnlyList<string> errors) : MakemoreException(string.Join('\n', errors))
{
    /// <summary>The errors, a line each.</summary>
    public IReadOnlyList<string> Errors { get; } = errors;
}
