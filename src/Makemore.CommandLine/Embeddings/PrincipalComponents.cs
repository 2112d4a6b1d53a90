using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;

namespace Makemore.CommandLine.Embeddings;

/// <summary>
/// The principal components of vectors: the eigenvectors of their covariance matrix, sorted by descending eigenvalue. The sign of
/// a component is arbitrary. Here the element with the largest absolute value is positive, so that the same vectors always give
/// the same picture.
/// </summary>
internal sealed class PrincipalComponents
{
    private readonly Matrix<double> _scores;
    private readonly double[] _shares;

    /// <summary>Computes the components.</summary>
    /// <param name="vectors">The vectors, all of the same length.</param>
    public PrincipalComponents(IEnumerable<float[]> vectors)
    {
        Matrix<double> rows = Matrix<double>.Build.DenseOfRows(vectors.Select(vector => vector.Select(number => (double)number)));
        Vector<double> mean = rows.ColumnSums() / rows.RowCount;
        Matrix<double> centered = rows - Matrix<double>.Build.DenseOfRowVectors(Enumerable.Repeat(mean, rows.RowCount));
        Evd<double> eigen = (centered.TransposeThisAndMultiply(centered) / rows.RowCount).Evd(Symmetricity.Symmetric);

        // The eigenvalues come in ascending order.
        IEnumerable<Vector<double>> directions = eigen.EigenVectors.EnumerateColumns().Reverse().Select(Oriented);
        double[] variances = [.. eigen.EigenValues.Real().Reverse()];
        double total = variances.Sum();
        _scores = centered * Matrix<double>.Build.DenseOfColumnVectors(directions);
        _shares = Array.ConvertAll(variances, variance => total > 0 ? variance / total : 0);
    }

    /// <summary>The share of the variance that a component explains, from 0 to 1.</summary>
    /// <param name="component">The number of the component, counted from 0. The share is 0 if there is no such component.</param>
    public double Share(int component) => component < _shares.Length ? _shares[component] : 0;

    /// <summary>The scores of the vectors on a component, in the order of the vectors. Their mean is 0.</summary>
    /// <param name="component">The number of the component, counted from 0. The scores are 0 if there is no such component.</param>
    public IReadOnlyList<double> Scores(int component) =>
        component < _shares.Length ? _scores.Column(component).AsArray() : new double[_scores.RowCount];

    private static Vector<double> Oriented(Vector<double> direction) =>
        direction[direction.AbsoluteMaximumIndex()] < 0 ? -direction : direction;
}
