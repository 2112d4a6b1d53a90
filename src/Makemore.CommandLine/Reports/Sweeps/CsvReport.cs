using System.Globalization;
using System.Text;

namespace Makemore.CommandLine.Reports.Sweeps;

/// <summary>Writes the results of sweeps as CSV (RFC 4180) for other programs.</summary>
internal static class CsvReport
{
    /// <summary>One line for each model and recipe, with the mean and the standard deviation over the seeds. The best of each data set comes first.</summary>
    public static string OfRanking(IEnumerable<SweepSummary> summaries) => Table(
        [
            "data", "fingerprint", "split", "model", "recipe", "parameters", "seeds", "diverged", "train_loss", "train_spread",
            "dev_loss", "dev_spread", "test_loss", "test_spread", "seconds",
        ],
        from summary in summaries
        from row in summary.Rows
        select new object?[]
        {
            summary.Data.Name, summary.Data.Fingerprint, summary.Data.Protocol, row.Model, row.Recipe, row.Parameters, row.Results.Count, row.Diverged,
            row.Train?.Mean, row.Train?.Spread, row.Dev?.Mean, row.Dev?.Spread, row.Test?.Mean, row.Test?.Spread, row.Seconds.Mean,
        });

    /// <summary>One line for each training.</summary>
    public static string OfTrainings(IEnumerable<SweepSummary> summaries) => Table(
        [
            "data", "fingerprint", "split", "model", "recipe", "parameters", "seed", "train_loss", "dev_loss", "test_loss",
            "steps", "diverged", "seconds", "started", "host", "names",
        ],
        from summary in summaries
        from row in summary.Rows
        from result in row.Results
        let trial = result.Trial
        select new object?[]
        {
            trial.Data.Name, trial.Data.Fingerprint, trial.Data.Protocol, trial.Model, trial.Recipe, trial.Parameters, trial.Seed,
            result.Losses?.Train, result.Losses?.Dev, result.Losses?.Test, result.Steps, result.Losses is null,
            result.Duration.TotalSeconds, result.Started.UtcDateTime.ToString("s", CultureInfo.InvariantCulture), result.Host,
            result.NamesInLine,
        });

    private static string Table(string[] header, IEnumerable<object?[]> rows)
    {
        var text = new StringBuilder();
        foreach (object?[] row in rows.Prepend(header))
            text.AppendJoin(',', row.Select(Field)).Append("\r\n");
        return text.ToString();
    }

    /// <summary>Writes a field. A field that contains a separator is quoted, and a missing number is empty.</summary>
    private static string Field(object? value)
    {
        string field = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
        return field.AsSpan().ContainsAny(",\"\r\n") ? $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : field;
    }
}
