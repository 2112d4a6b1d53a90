namespace Makemore.CommandLine.Sweeping.Storage;

/// <summary>A file of results cannot be read or written. The message names the file and says why, and what to do.</summary>
internal sealed class ResultsException(string message, Exception? innerException = null)
    : MakemoreException(message, innerException)
{
    /// <summary>Creates the exception for a file that is not as it was written.</summary>
    /// <param name="path">The file.</param>
    /// <param name="fault">What SQLite says about it.</param>
    /// <param name="innerException">The cause, if there is one.</param>
    public static ResultsException Damaged(string path, string fault, Exception? innerException = null) => new(
        $"{path} is damaged: {OnOneLine(fault.Trim().TrimEnd('.'))}; restore it from a copy, or delete it and run the sweep again.", innerException);

    /// <summary>Creates the exception for a result that is not as it was written.</summary>
    /// <param name="path">The file.</param>
    /// <param name="result">The model and the seed of the result.</param>
    /// <param name="id">The number of the result in the file.</param>
    /// <param name="fault">What is wrong with it.</param>
    /// <param name="innerException">The cause, if there is one.</param>
    public static ResultsException Damaged(string path, string result, long id, string fault, Exception? innerException = null) => new(
        OnOneLine($"{path} is damaged: the result of {result} {fault}; restore the file from a copy, or delete this result and run the sweep again: sqlite3 {path} \"delete from curve where trial = {id}; delete from trial where id = {id}\""),
        innerException);
}
