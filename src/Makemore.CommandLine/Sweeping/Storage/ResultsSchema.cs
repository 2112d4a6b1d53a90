using Microsoft.Data.Sqlite;

namespace Makemore.CommandLine.Sweeping.Storage;

/// <summary>The tables of a file of results.</summary>
internal static class ResultsSchema
{
    /// <summary>The application id in the header of the file: "MLPS" in ASCII.</summary>
    private const long ApplicationId = 0x4D4C5053;

    /// <summary>The format without checksums. It is still read, and <see cref="Upgrade"/> makes a file of this format one of today's.</summary>
    private const long VersionWithoutChecksums = 1;

    private const long Version = 2;

    private const string Checksum = "checksum text not null default ''";

    private const string Tables = $"""
        create table data (
            id integer primary key,
            name text not null,              -- the file's, for people
            fingerprint text not null,       -- SHA-256 of the words
            split text not null,
            train_words integer not null,
            dev_words integer not null,
            dev_in_train integer not null,   -- dev words that stand in train too
            test_words integer not null,
            test_in_train integer not null,
            unique (fingerprint, split)
        ) strict;
        create table trial (
            id integer primary key,
            key text not null unique,        -- SHA-256 of what makes two trainings the same
            model text not null,
            parameters integer not null,
            spec text not null,              -- the architecture, JSON
            recipe text not null,            -- the training's options, JSON
            seed integer not null,
            data integer not null references data (id),
            train_loss real,                 -- nats; null where the training diverged
            dev_loss real,
            test_loss real,
            steps integer not null,          -- updates made, until the end or until it diverged
            names text not null,             -- a few inventions, one a line
            started text not null,           -- UTC
            seconds real not null,
            host text not null,
            {Checksum}                       -- SHA-256 of this row, its data and its curve
        ) strict;
        create table curve (
            trial integer not null references trial (id),
            step integer not null,
            loss real not null,              -- the batch's, before the update
            dev_loss real,                   -- null where it was no finite number
            primary key (trial, step)
        ) strict, without rowid;
        """;

    /// <summary>Creates the tables in a new file. Another process may do the same at the same time.</summary>
    public static void CreateIn(SqliteConnection file)
    {
        if (!IsEmpty(file))
            return;
        using SqliteTransaction transaction = file.BeginTransaction(deferred: false);
        if (!IsEmpty(file))
            return;
        file.Execute($"{Tables} pragma application_id = {ApplicationId}; pragma user_version = {Version};");
        transaction.Commit();
    }

    /// <summary>Whether the results in the file have checksums.</summary>
    public static bool HasChecksums(SqliteConnection file) => VersionOf(file) != VersionWithoutChecksums;

    /// <summary>Makes a place for the checksums in a file without them.</summary>
    public static void Upgrade(SqliteConnection file) =>
        file.Execute($"alter table trial add column {Checksum}; pragma user_version = {Version};");

    /// <summary>Throws unless the file is an intact file of results in a version of the format that this program reads.</summary>
    public static void ThrowUnlessIn(SqliteConnection file, string path)
    {
        if (file.Number("pragma application_id") != ApplicationId)
            throw new ResultsException($"{path} is not a file of sweep results; specify another file.");
        if (VersionOf(file) is var version and not (VersionWithoutChecksums or Version))
            throw new ResultsException($"{path} has results in format {version}, and this program reads the formats {VersionWithoutChecksums} and {Version}; use the program that wrote the file.");
        // Checksums do not tell that a whole row is missing. SQLite knows whether the pages of the file fit together.
        if (file.Text("pragma integrity_check(1)") is var fault and not "ok")
            throw ResultsException.Damaged(path, fault);
    }

    private static long VersionOf(SqliteConnection file) => file.Number("pragma user_version");

    private static bool IsEmpty(SqliteConnection file) => file.Number("select count(*) from sqlite_schema") == 0;
}
