
namespace Makemore.CommandLine.Sweeping.Storage;

/// <summary>A file of results cannot be read or written. The message names the file and says why, and what to do.</summary>
internal sealed class ResultsException(string message, Exception? innerException = null)
    : MakemoreException(message, innerException);
