using Microsoft.Data.Sqlite;

namespace Makemore.CommandLine.Sweeping.Storage;

/// <summary>
/// The results of sweeps in an SQLite file. Each result is stored completely or not at all, even if the process is killed.
/// Several threads may use the object, and several processes may use the file.
/// </summary>
internal sealed class ResultsFile : IDisposable
{
    private readonly string _path;
    private readonly SqliteConnection _file;
    private readonly StoredResults _stored;
    private readonly Lock _lock = new();

    private ResultsFile(string path, SqliteConnection file)
    {
        _path = path;
        _file = file;
        _stored = new StoredResults(path, file);
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
    public IReadOnlyList<TrialResult> All() => Locked(_stored.All);

    /// <summary>Finds the result of a training; null if there is none.</summary>
    public TrialResult? Find(Trial trial) => Locked(() => _stored.Find(trial));

    /// <summary>Adds a result, unless the same training already has one.</summary>
    /// <returns>Whether the result was added.</returns>
    public bool Add(TrialResult result) => AddAll([[result]], CancellationToken.None)[0] == 1;

    /// <summary>Adds the results of several lists, all or none of them. A training that already has a result keeps it.</summary>
    /// <returns>How many results of each list were added.</returns>
    /// <exception cref="OperationCanceledException">The token was canceled. Nothing was added.</exception>
    public IReadOnlyList<int> AddAll(IEnumerable<IReadOnlyList<TrialResult>> lists, CancellationToken cancellationToken) => Locked(() =>
    {
        using SqliteTransaction transaction = _file.BeginTransaction(deferred: false);
        if (!ResultsSchema.HasChecksums(_file))
        {
            ResultsSchema.Upgrade(_file);
            _stored.SealAll();
        }
        int[] added = [.. lists.Select(list => list.Count(result =>
        {
            cancellationToken.ThrowIfCancellationRequested();
            return Insert(result);
        }))];
        transaction.Commit();
        return added;
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
        // A result is on the disk when it is stored, even if the power fails then.
        _file.Execute("pragma synchronous = extra");
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
            StoredResults.TextOf(result.Started), result.Duration.TotalSeconds, result.Host);
        if (added == 0)
            return false;
        long id = _file.Number("select last_insert_rowid()");
        foreach (CurvePoint point in result.Curve)
            _file.Execute("insert into curve values (@1, @2, @3, @4)", id, point.Step, point.Loss, point.DevLoss);
        _stored.Seal(id);
        return true;
    }

    private long IdOf(DataSummary data)
    {
        _file.Execute(
            """
            insert or ignore into data (name, fingerprint, split, train_words, dev_words, dev_in_train, test_words, test_in_train)
            values (@1, @2, @3, @4, @5, @6, @7, @8)
            """,
            data.Name, data.Fingerprint, $"{data.Protocol}", data.TrainWords, data.DevWords, data.DevInTrain, data.TestWords, data.TestInTrain);
        return _file.Number("select id from data where fingerprint = @1 and split = @2", data.Fingerprint, $"{data.Protocol}");
    }

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
                throw ResultsException.Of(_path, fault);
            }
        }
    }
}
