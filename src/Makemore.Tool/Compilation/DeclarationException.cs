using Makemore.CommandLine.Options;

namespace Makemore.Tool.Compilation;

/// <summary>A declaration has errors.</summary>
/// <param name="errors">A line for each error. It names the option, says what is wrong, and ends with the id and the help page of the diagnostic.</param>
internal sealed class DeclarationException(params IReadOnlyList<string> errors) : OptionException(errors);
