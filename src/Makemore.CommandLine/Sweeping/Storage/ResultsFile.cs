using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Makemore.CommandLine.Sweeping.Storage;

/// <summary>
/// The results of sweeps in an SQLite file. Each result is stored completely or not at all, even if the process is killed.
/// Several threads may use the object, and several processes may use the file.
/// </summary>
internal sealed class ResultsFile : IDisposable
{
    private const string Select = """
        select trial.id, model, parameters, spec, recipe, seed, train_loss, dev_loss, test_loss, steps, names,
            started, seconds, host, name, fingerprint, split, train_words, dev_words, dev_in_train, test_words, test_in_train
        from trial join data on data.id = trial.data
        """;

    private readonly string _path;
    private readonly SqliteConnection _file;
    private readonly Lock _lock = new();

    private ResultsFile(string path, SqliteConnection file)
    {
        _path = path;
        _file = file;
    }

    /// <summary>How long to wait while another process writes.</summary>
    internal static TimeSpan Patience { get; } = TimeSpan.FromSeconds(30);

    /// <summary>Opens a file of results, and creates it if it does not exist.</summary>
    /// <exception cref="ResultsException">The file cannot be opened, or is not a file of results.</exception>
    public static ResultsFile OpenOrCreate(string path, TimeSpan? patience = null) =>
        Open(path, SqliteOpenMode.ReadWriteCreate, patience ?? Patience);

    /// <summary>Reads all results of an existing file.</summary>
    /// <exception cref="ResultsException">The file cannot be opened, or is not a file of results.</exception>
    public static IReadOnlyList<TrialResult> ReadAll(string path)
    {
        if (!File.Exists(path))
            throw new ResultsException($"{path} is not an existing file; 'sweep' creates files of results.");
        // The file is not opened read-only: SQLite rolls back what a killed process left incomplete.
        using ResultsFile file = Open(path, SqliteOpenMode.ReadWrite, Patience);
        return file.All();
    }

    /// <summary>All results, in the order in which they were added.</summary>
    public IReadOnlyList<TrialResult> All() => Locked(() => Read($"{Select} order by trial.id"));

    /// <summary>Finds the result of a training; null if there is none.</summary>
    public TrialResult? Find(Trial trial) => Locked(() => Read($"{Select} where key = @1", trial.Key).SingleOrDefault());

    /// <summary>Adds a result, unless the same training already has one.</summary>
    /// <returns>Whether the result was added.</returns>
    public bool Add(TrialResult result) => Locked(() =>
    {
        using SqliteTransaction transaction = _file.BeginTransaction(deferred: false);
        bool isNew = Insert(result);
        transaction.Commit();
        return isNew;
    });

    public void Dispose() => _file.Dispose();

    private static ResultsFile Open(string path, SqliteOpenMode mode, TimeSpan patience)
    {
        // The journal is SQLite's default, not WAL, because WAL does not work on network file systems. Writes are rare.
        var connection = new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = mode,
            DefaultTimeout = (int)patience.TotalSeconds,
            Pooling = false,
        };
        var file = new ResultsFile(path, new SqliteConnection(connection.ConnectionString));
        try
        {
            return file.Locked(() => file.Opened(mode));
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private ResultsFile Opened(SqliteOpenMode mode)
    {
        _file.Open();
        if (mode == SqliteOpenMode.ReadWriteCreate)
            ResultsSchema.CreateIn(_file);
        ResultsSchema.ThrowUnlessIn(_file, _path);
        return this;
    }

    private bool Insert(TrialResult result)
    {
        Trial trial = result.Trial;
        int added = _file.Execute(
            """
            insert or ignore into trial (key, model, parameters, spec, recipe, seed, data, train_loss, dev_loss, test_loss,
                steps, names, started, seconds, host)
            values (@1, @2, @3, @4, @5, @6, @7, @8, @9, @10, @11, @12, @13, @14, @15)
            """,
            trial.Key, trial.Model, trial.Parameters, trial.Spec, trial.Recipe, trial.Seed, IdOf(trial.Data),
            result.Losses?.Train, result.Losses?.Dev, result.Losses?.Test, result.Steps, string.Join('\n', result.Names),
            result.Started.UtcDateTime.ToString("s", CultureInfo.InvariantCulture), result.Duration.TotalSeconds, result.Host);
        if (added == 0)
            return false;
        long id = _file.Number("select last_insert_rowid()");
        foreach (CurvePoint point in result.Curve)
            _file.Execute("insert into curve values (@1, @2, @3, @4)", id, point.Step, point.Loss, point.DevLoss);
        return true;
    }

    private long IdOf(DataSummary data)
    {
        _file.Execute(
            """
            insert or ignore into data (name, fingerprint, split, train_words, dev_words, dev_in_train, test_words, test_in_train)
            values (@1, @2, @3, @4, @5, @6, @7, @8)
            """,
            data.Name, data.Fingerprint, $"{data.Split}", data.TrainWords, data.DevWords, data.DevInTrain, data.TestWords, data.TestInTrain);
        return _file.Number("select id from data where fingerprint = @1 and split = @2", data.Fingerprint, $"{data.Split}");
    }

    private List<TrialResult> Read(string sql, params ReadOnlySpan<object?> values) =>
        _file.Rows(ReadResult, sql, values);

    private TrialResult ReadResult(SqliteDataReader row) => new(
        new Trial(row.GetString(1), row.GetInt32(2), row.GetString(3), row.GetString(4), row.GetInt32(5), ReadData(row)),
        row.IsDBNull(7) ? null : new Losses(row.GetFloat(6), row.GetFloat(7), row.GetFloat(8)),
        row.GetInt32(9),
        row.GetString(10).Split('\n', StringSplitOptions.RemoveEmptyEntries),
        ReadCurve(row.GetInt64(0)),
        DateTimeOffset.Parse(row.GetString(11), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
        TimeSpan.FromSeconds(row.GetDouble(12)),
        row.GetString(13));

    private static DataSummary ReadData(SqliteDataReader row) => new(
        row.GetString(14), row.GetString(15), Enum.Parse<CorpusSplit>(row.GetString(16)),
        row.GetInt32(17), row.GetInt32(18), row.GetInt32(19), row.GetInt32(20), row.GetInt32(21));

    private List<CurvePoint> ReadCurve(long trial) => _file.Rows(
        row => new CurvePoint(row.GetInt32(0), row.GetFloat(1), row.IsDBNull(2) ? null : row.GetFloat(2)),
        "select step, loss, dev_loss from curve where trial = @1 order by step", trial);

    /// <summary>Gives one thread at a time access to the file, and explains an error of SQLite in one line.</summary>
    private T Locked<T>(Func<T> work)
    {
        lock (_lock)
        {
            try
            {
                return work();
            }
            catch (SqliteException fault)
            {
                throw new ResultsException($"{_path} {Explain(fault)}", fault);
            }
        }
    }

    private static string Explain(SqliteException fault) => fault.SqliteErrorCode switch
    {
        SQLitePCL.raw.SQLITE_BUSY or SQLitePCL.raw.SQLITE_LOCKED =>
            "is locked by another process; wait until that process ends, or write to another file and merge the two.",
        SQLitePCL.raw.SQLITE_NOTADB or SQLitePCL.raw.SQLITE_CORRUPT =>
            "is not a file of sweep results, or it is damaged; specify another file.",
        SQLitePCL.raw.SQLITE_CANTOPEN =>
            "cannot be opened; it must be a file in a folder that exists.",
        _ => $"cannot be used: {fault.Message}.",
    };
}
