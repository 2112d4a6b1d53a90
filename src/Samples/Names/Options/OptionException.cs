using Makemore;

namespace Names.Options;

/// <summary>An option is not right for the model that another one names; the message says which, and what to give.</summary>
internal sealed class OptionException(string message) : MakemoreException(message);
