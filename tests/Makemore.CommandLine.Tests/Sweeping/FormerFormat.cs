using Makemore.CommandLine.Sweeping;
using Makemore.CommandLine.Sweeping.Storage;
using Microsoft.Data.Sqlite;

namespace Makemore.CommandLine.Tests.Sweeping;

/// <summary>Files of results in format 1, which has no checksums.</summary>
internal static class FormerFormat
{
    /// <summary>Writes a file as a program of that time did.</summary>
    public static void Write(string path, params TrialResult[] results)
    {
        using (var file = ResultsFile.OpenOrCreate(path))
            file.AddAll([results], CancellationToken.None);
        Execute(path, "alter table trial drop column checksum; pragma user_version = 1; vacuum");
    }

    /// <summary>The format of a file.</summary>
    public static long VersionOf(string path)
    {
        using SqliteConnection connection = Connect(path);
        return connection.Number("pragma user_version");
    }

    /// <summary>Runs statements on a file of results.</summary>
    public static void Execute(string path, string sql)
    {
        using SqliteConnection connection = Connect(path);
        connection.Execute(sql);
    }

    private static SqliteConnection Connect(string path)
    {
        var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        return connection;
    }
}
