using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;

namespace Embeddings;

/// <summary>
/// The directions in which vectors differ most, each at a right angle to those before it: the eigenvectors of their
/// covariance, the largest eigenvalue first. A direction and its opposite do equally; here the largest of its numbers is
/// positive, so that the same vectors give the same picture.
/// </summary>
public sealed class PrincipalComponents
{
    private readonly Matrix<double> _scores;
    private readonly double[] _shares;

    /// <summary>Finds the components.</summary>
    /// <param name="vectors">The vectors, all of one length.</param>
    public PrincipalComponents(IEnumerable<float[]> vectors)
    {
        Matrix<double> rows = Matrix<double>.Build.DenseOfRows(vectors.Select(vector => vector.Select(number => (double)number)));
        Vector<double> mean = rows.ColumnSums() / rows.RowCount;
        Matrix<double> centred = rows - Matrix<double>.Build.DenseOfRowVectors(Enumerable.Repeat(mean, rows.RowCount));
        Evd<double> eigen = (centred.TransposeThisAndMultiply(centred) / rows.RowCount).Evd(Symmetricity.Symmetric);

        // The eigenvalues come in ascending order.
        IEnumerable<Vector<double>> directions = eigen.EigenVectors.EnumerateColumns().Reverse().Select(Oriented);
        double[] variances = [.. eigen.EigenValues.Real().Reverse()];
        double total = variances.Sum();
        _scores = centred * Matrix<double>.Build.DenseOfColumnVectors(directions);
        _shares = Array.ConvertAll(variances, variance => total > 0 ? variance / total : 0);
    }

    /// <summary>How much of the vectors' variance lies along a component, from 0 to 1.</summary>
    /// <param name="component">Its number, counted from 0. There are as many as a vector has numbers; nothing lies along those beyond.</param>
    public double Share(int component) => component < _shares.Length ? _shares[component] : 0;

    /// <summary>Where the vectors lie along a component, in their order; their mean is 0.</summary>
    /// <param name="component">Its number, counted from 0.</param>
    public IReadOnlyList<double> Scores(int component) =>
        component < _shares.Length ? _scores.Column(component).AsArray() : new double[_scores.RowCount];

    private static Vector<double> Oriented(Vector<double> direction) =>
        direction[direction.AbsoluteMaximumIndex()] < 0 ? -direction : direction;
}
