namespace Makemore;

/// <summary>
/// The weights of a mixture: a row for each bucket, and in it a weight for each component. A row sums to 1. All weights
/// except the last one of a row are numbers of single precision, and the last one is what remains. The weights never
/// change.
/// </summary>
internal sealed class MixtureWeights
{
    /// <summary>The weights of a row sum to 1 if the sum does not differ by more than this.</summary>
    private const double Unity = 1e-5;

    private readonly double[][] _rows;

    private MixtureWeights(double[][] rows)
    {
        _rows = rows;
        Rows = Array.AsReadOnly(Array.ConvertAll(rows, IReadOnlyList<float> (row) => Array.AsReadOnly(Array.ConvertAll(row, weight => (float)weight))));
    }

    /// <summary>The rows in single precision.</summary>
    public IReadOnlyList<IReadOnlyList<float>> Rows { get; }

    /// <summary>The weights of a bucket.</summary>
    public ReadOnlySpan<double> this[int bucket] => _rows[bucket];

    /// <summary>The same weights in all buckets.</summary>
    /// <param name="buckets">How many buckets there are.</param>
    /// <param name="row">The weights of a bucket.</param>
    public static MixtureWeights Same(int buckets, double[] row) =>
        Of([.. Enumerable.Repeat(row, buckets)]);

    /// <summary>Weights in single precision.</summary>
    public static MixtureWeights Of(IReadOnlyList<IReadOnlyList<float>> rows) =>
        Of([.. rows.Select(row => row.Select(weight => (double)weight).ToArray())]);

    /// <summary>What is wrong with weights; null if nothing is.</summary>
    public static string? FaultOf(IReadOnlyList<IReadOnlyList<float>> rows)
    {
        if (!rows.All(row => row.All(weight => weight is >= 0 and <= 1)))
            return "do not all lie between 0 and 1";
        return rows.All(row => Math.Abs(row.Sum(weight => (double)weight) - 1) <= Unity) ? null : "do not sum to 1";
    }

    /// <summary>Weights in double precision, rounded.</summary>
    public static MixtureWeights Of(double[][] rows) => new(Array.ConvertAll(rows, Rounded));

    /// <summary>Whether no weight differs by more than a tolerance. The last one of a row follows from the others.</summary>
    public bool AreCloseTo(double[][] rows, double tolerance) =>
        _rows.Zip(rows).All(pair => pair.First.Zip(pair.Second).SkipLast(1).All(weight => Math.Abs(weight.First - weight.Second) <= tolerance));

    private static double[] Rounded(double[] row)
    {
        double[] rounded = new double[row.Length];
        double rest = 1;
        for (int i = 0; i < row.Length - 1; i++)
        {
            rounded[i] = (float)row[i];
            rest -= rounded[i];
        }
        // Rounding may make the sum of the others slightly larger than 1.
        rounded[^1] = Math.Max(0, rest);
        return rounded;
    }
}
