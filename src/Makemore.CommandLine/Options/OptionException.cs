
namespace Makemore.CommandLine.Options;

/// <summary>An option does not fit the model that another option names. The message names the option and says what to specify.</summary>
internal sealed class OptionException(string message) : MakemoreException(message);
