using System.Globalization;

namespace Makemore.Engine;

/// <summary>Reads the metadata of a state file.</summary>
/// <param name="path">The file, for messages.</param>
/// <param name="metadata">Its metadata.</param>
internal sealed class StateMetadata(string path, IReadOnlyDictionary<string, string> metadata)
{
    /// <summary>The separator of a list.</summary>
    public const char Separator = ',';

    /// <summary>A number that the file must have. It is finite, and 0 or more.</summary>
    /// <exception cref="CheckpointException">The file does not have it.</exception>
    public T Number<T>(string key)
        where T : struct, System.Numerics.INumber<T> =>
        OptionalNumber<T>(key) ?? throw Damaged();

    /// <summary>A number that the file may have.</summary>
    /// <exception cref="CheckpointException">It is not a finite number, 0 or more.</exception>
    public T? OptionalNumber<T>(string key)
        where T : struct, System.Numerics.INumber<T>
    {
        if (!metadata.TryGetValue(key, out string? text))
            return null;
        return T.TryParse(text, CultureInfo.InvariantCulture, out T number) && T.IsFinite(number) && number >= T.Zero ? number : throw Damaged();
    }

    /// <summary>A list of steps that the file must have, in ascending order.</summary>
    /// <exception cref="CheckpointException">The file does not have it.</exception>
    public int[] Steps(string key, int end)
    {
        if (!metadata.TryGetValue(key, out string? text))
            throw Damaged();
        int before = -1;
        return [.. text.Split(Separator, StringSplitOptions.RemoveEmptyEntries).Select(Step)];

        int Step(string number) =>
            int.TryParse(number, CultureInfo.InvariantCulture, out int step) && step > before && step < end ? before = step : throw Damaged();
    }

    /// <summary>Bytes that the file must have.</summary>
    /// <exception cref="CheckpointException">The file does not have them, or has more or fewer.</exception>
    public byte[] Bytes(string key, int count)
    {
        byte[] bytes = new byte[count];
        return metadata.TryGetValue(key, out string? text) && Convert.TryFromBase64String(text, bytes, out int written) && written == count
            ? bytes
            : throw Damaged();
    }

    private CheckpointException Damaged() => CheckpointException.DamagedState(path);
}
