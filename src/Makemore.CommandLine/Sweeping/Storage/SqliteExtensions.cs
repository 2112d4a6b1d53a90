using Microsoft.Data.Sqlite;

namespace Makemore.CommandLine.Sweeping.Storage;

/// <summary>Runs SQL statements.</summary>
internal static class SqliteExtensions
{
    /// <summary>Creates a statement with the values of its parameters, @1 and so on.</summary>
    public static SqliteCommand Command(this SqliteConnection file, string sql, params ReadOnlySpan<object?> values)
    {
        SqliteCommand command = file.CreateCommand();
        command.CommandText = sql;
        for (int i = 0; i < values.Length; i++)
            command.Parameters.AddWithValue($"@{i + 1}", values[i] ?? DBNull.Value);
        return command;
    }

    /// <summary>Runs statements.</summary>
    /// <returns>The number of rows that the statements changed.</returns>
    public static int Execute(this SqliteConnection file, string sql, params ReadOnlySpan<object?> values)
    {
        using SqliteCommand command = file.Command(sql, values);
        return command.ExecuteNonQuery();
    }

    /// <summary>Runs a query that returns a number.</summary>
    public static long Number(this SqliteConnection file, string sql, params ReadOnlySpan<object?> values)
    {
        using SqliteCommand command = file.Command(sql, values);
        return (long)command.ExecuteScalar()!;
    }

    /// <summary>Runs a query that returns a text.</summary>
    public static string Text(this SqliteConnection file, string sql)
    {
        using SqliteCommand command = file.Command(sql);
        return (string)command.ExecuteScalar()!;
    }

    /// <summary>Runs a query and converts each row.</summary>
    public static List<T> Rows<T>(this SqliteConnection file, Func<SqliteDataReader, T> read, string sql, params ReadOnlySpan<object?> values)
    {
        using SqliteCommand command = file.Command(sql, values);
        using SqliteDataReader reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
            rows.Add(read(reader));
        return rows;
    }
}
