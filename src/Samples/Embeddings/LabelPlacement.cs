using ScottPlot;

namespace Embeddings;

/// <summary>
/// Finds room for the labels of points, one after the other: each stands beside its point, or a little away where there is
/// a crowd, so that it covers least of the other points and of the labels before it.
/// </summary>
internal sealed class LabelPlacement
{
    /// <summary>From a point's centre to its label, in pixels.</summary>
    private static readonly float[] Gaps = [7, 16, 28, 42, 58];

    /// <summary>How far a point reaches, in pixels.</summary>
    private const float Radius = 4;

    /// <summary>The sides in order of preference, as steps from the point; y grows downwards.</summary>
    private static readonly (int X, int Y)[] Sides = [(1, 0), (-1, 0), (0, -1), (0, 1), (1, -1), (1, 1), (-1, -1), (-1, 1)];

    private readonly PixelRect _area;
    private readonly List<PixelRect> _taken;

    /// <summary>Begins with the points alone.</summary>
    /// <param name="area">Where labels can be seen.</param>
    /// <param name="points">All points.</param>
    public LabelPlacement(PixelRect area, IEnumerable<Pixel> points)
    {
        _area = area;
        _taken = [.. points.Select(point => new PixelRect(point, Radius))];
    }

    /// <summary>Takes the best place for a label.</summary>
    /// <param name="point">The label's point.</param>
    /// <param name="size">The label's size.</param>
    public PixelRect Place(Pixel point, PixelSize size)
    {
        // A pixel of distance is as bad as a pixel that is covered: a label leaves its point for more than a trifle.
        PixelRect best = Gaps
            .SelectMany(_ => Sides, (gap, side) => (Gap: gap, Label: Beside(point, size, side, gap)))
            .MinBy(place => place.Gap + Covered(place.Label))
            .Label;
        _taken.Add(best);
        return best;
    }

    private static PixelRect Beside(Pixel point, PixelSize size, (int X, int Y) side, float gap)
    {
        float x = point.X + side.X * (gap + size.Width / 2);
        float y = point.Y + side.Y * (gap + size.Height / 2);
        return new PixelRect(x - size.Width / 2, x + size.Width / 2, y + size.Height / 2, y - size.Height / 2);
    }

    /// <summary>The area that a label would cover of what is there, or lose at the edge.</summary>
    private float Covered(PixelRect label) =>
        label.Width * label.Height - Overlap(label, _area) + _taken.Sum(taken => Overlap(label, taken));

    private static float Overlap(PixelRect a, PixelRect b)
    {
        float width = Math.Min(a.Right, b.Right) - Math.Max(a.Left, b.Left);
        float height = Math.Min(a.Bottom, b.Bottom) - Math.Max(a.Top, b.Top);
        return Math.Max(width, 0) * Math.Max(height, 0);
    }
}
