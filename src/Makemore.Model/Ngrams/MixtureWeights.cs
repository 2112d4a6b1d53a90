namespace Makemore;

/// <summary>
/// The weights of a mixture: a row for each bucket, and in it a weight for each component. A row sums to 1. All weights
/// except the last one of a row are numbers of single precision, and the last one is what remains. The weights never
/// change.
/// </summary>
internal sealed class MixtureWeights
{
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
