using Makemore.CommandLine.Options;
using Microsoft.Data.Sqlite;
using static SQLitePCL.raw;

namespace Makemore.CommandLine.Sweeping.Storage;

/// <summary>A file of results cannot be read or written. The message names the file and says why, and what to do.</summary>
internal sealed class ResultsException(string message, Exception? innerException = null)
    : MakemoreException(message, innerException)
{
    /// <summary>Creates the exception for a fault of SQLite.</summary>
    /// <param name="path">The file.</param>
    /// <param name="fault">The fault.</param>
    public static ResultsException Of(string path, SqliteException fault) => fault.SqliteErrorCode switch
    {
        // The statements are always the same. If one is wrong for the tables, then the tables are.
        SQLITE_ERROR => Damaged(path, fault.Message, fault),
        SQLITE_BUSY or SQLITE_LOCKED => new($"{path} is locked by another process; wait until that process ends, or write to another file and merge the two.", fault),
        SQLITE_NOTADB or SQLITE_CORRUPT => new($"{path} is not a file of sweep results, or it is damaged; specify another file.", fault),
        SQLITE_CANTOPEN => new($"{path} cannot be opened; it must be a file in a folder that exists.", fault),
        SQLITE_FULL => new($"{path} cannot be written: the disk is full; free some space, and run the same command again.", fault),
        _ => new($"{path} cannot be used: {fault.Message.TrimEnd('.')}.", fault),
    };

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
        OnOneLine($"{path} is damaged: the result of {result} {fault}; restore the file from a copy, or delete this result and run the sweep again: sqlite3 {OptionText.Quoted(path)} \"delete from curve where trial = {id}; delete from trial where id = {id}\""),
        innerException);
}
