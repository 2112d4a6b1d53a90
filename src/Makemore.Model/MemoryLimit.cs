using System.Globalization;

namespace Makemore;

/// <summary>Allocates memory whose size comes from a user. The error says what needs how much.</summary>
internal static class MemoryLimit
{
    private const double BytesPerGigabyte = 1e9;

    /// <summary>The memory that the process may use, in bytes.</summary>
    public static long Available => GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;

    /// <summary>Writes a number of bytes.</summary>
    public static string InWords(double bytes) => (bytes / BytesPerGigabyte).ToString("#,0.0 GB", CultureInfo.InvariantCulture);

    /// <summary>Allocates memory, unless there is not enough.</summary>
    /// <param name="bytes">How much memory is allocated.</param>
    /// <param name="allocate">Allocates it.</param>
    /// <param name="purpose">What the memory is for, and what to do if there is not enough.</param>
    /// <exception cref="InsufficientMemoryException">There is not enough memory.</exception>
    public static T Allocate<T>(long bytes, Func<T> allocate, string purpose)
    {
        if (bytes > Available)
            throw Exceeded(bytes, purpose, innerException: null);
        try
        {
            return allocate();
        }
        catch (OutOfMemoryException exception)
        {
            throw Exceeded(bytes, purpose, exception);
        }
    }

    private static InsufficientMemoryException Exceeded(long bytes, string purpose, Exception? innerException) =>
        new($"There is no room in the memory of {InWords(Available)} for {InWords(bytes)}: {purpose}.", innerException);
}
