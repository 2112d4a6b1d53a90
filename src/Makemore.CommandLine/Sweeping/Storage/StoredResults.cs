using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Makemore.CommandLine.Data;
using Microsoft.Data.Sqlite;

namespace Makemore.CommandLine.Sweeping.Storage;

/// <summary>The results in the tables of a file: reads them, and checks that they are as they were written.</summary>
/// <param name="path">The file, for messages.</param>
/// <param name="file">The tables.</param>
internal sealed class StoredResults(string path, SqliteConnection file)
{
    private const string StartedFormat = "s";

    /// <summary>The columns that the checksum covers, before the curve. A lost row of data is null here.</summary>
    private const string Columns = """
        key, model, parameters, spec, recipe, seed, train_loss, dev_loss, test_loss, steps, names, started, seconds, host,
        data.name, fingerprint, split, train_words, dev_words, dev_in_train, test_words, test_in_train
        """;

    private const string Tables = "trial left join data on data.id = trial.data";

    private const string Curve = "select step, loss, dev_loss from curve where trial = @1 order by step";

    private static readonly int ColumnCount = Columns.Split(',').Length;

    /// <summary>Reads all results, in the order in which they were added.</summary>
    public List<TrialResult> All() => Read("order by trial.id");

    /// <summary>Reads the result of a training; null if there is none.</summary>
    public TrialResult? Find(Trial trial) => Read("where key = @1", trial.Key).SingleOrDefault();

    /// <summary>Stores the checksum of a result that has just been written.</summary>
    public void Seal(long id) => file.Execute("update trial set checksum = @1 where id = @2", ChecksumOf(id), id);

    /// <summary>Stores the checksums of all results of a file that had none.</summary>
    public void SealAll()
    {
        foreach (long id in file.Rows(row => row.GetInt64(0), "select id from trial"))
            Seal(id);
    }

    /// <summary>Writes the start of a training.</summary>
    public static string TextOf(DateTimeOffset started) => started.UtcDateTime.ToString(StartedFormat, CultureInfo.InvariantCulture);

    private List<TrialResult> Read(string which, params ReadOnlySpan<object?> values)
    {
        bool hasChecksums = ResultsSchema.HasChecksums(file);
        string checksum = hasChecksums ? "checksum" : "null";
        return file.Rows(row => Checked(row, hasChecksums), $"select {Columns}, trial.id, {checksum} from {Tables} {which}", values);
    }

    private TrialResult Checked(SqliteDataReader row, bool hasChecksum)
    {
        long id = row.GetInt64(ColumnCount);
        string Name() => $"{row.GetValue(1)}, seed {row.GetValue(5)},";
        if (hasChecksum && row.GetString(ColumnCount + 1) != ChecksumOf(id))
            throw ResultsException.Damaged(path, Name(), id, "is not as it was written");
        try
        {
            return Result(row, id);
        }
        catch (Exception fault) when (fault is FormatException or InvalidCastException or InvalidOperationException or OverflowException or ArgumentException or JsonException)
        {
            throw ResultsException.Damaged(path, Name(), id, $"cannot be read ({fault.Message})", fault);
        }
    }

    private TrialResult Result(SqliteDataReader row, long id) => new(
        new Trial(row.GetString(1), row.GetInt32(2), Json(row.GetString(3)), Json(row.GetString(4)), row.GetInt32(5), Data(row)),
        row.IsDBNull(7) ? null : new Losses(row.GetFloat(6), row.GetFloat(7), row.GetFloat(8)),
        row.GetInt32(9),
        row.GetString(10).Split('\n', StringSplitOptions.RemoveEmptyEntries),
        file.Rows(point => new CurvePoint(point.GetInt32(0), point.GetFloat(1), point.IsDBNull(2) ? null : point.GetFloat(2)), Curve, id),
        DateTimeOffset.ParseExact(row.GetString(11), StartedFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
        TimeSpan.FromSeconds(row.GetDouble(12)),
        row.GetString(13));

    private static DataSummary Data(SqliteDataReader row) => new(
        row.GetString(14), row.GetString(15), ProtocolOf(row.GetString(16)),
        row.GetInt32(17), row.GetInt32(18), row.GetInt32(19), row.GetInt32(20), row.GetInt32(21));

    private static Protocol ProtocolOf(string text) =>
        Protocol.Parse(text) ?? throw new FormatException($"'{text}' is no split");

    /// <summary>Checks that a text is a JSON object, each of whose members has a name of its own.</summary>
    private static string Json(string text)
    {
        _ = JsonNode.Parse(text)?.AsObject().Count ?? throw new FormatException("an option is null");
        return text;
    }

    private string ChecksumOf(long id)
    {
        using var checksum = new Checksum();
        AddRows(checksum, $"select {Columns} from {Tables} where trial.id = @1", id);
        AddRows(checksum, Curve, id);
        return checksum.ToString();
    }

    private void AddRows(Checksum checksum, string sql, long id) => file.Rows(
        row =>
        {
            for (int column = 0; column < row.FieldCount; column++)
                checksum.Add(row.GetValue(column));
            return true;
        },
        sql,
        id);
}
