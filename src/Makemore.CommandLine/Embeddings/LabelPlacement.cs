using ScottPlot;

namespace Makemore.CommandLine.Embeddings;

/// <summary>
/// Places the labels of points one after the other. Each label is beside its point, or a little away from it where points are
/// dense, so that it overlaps the points and the earlier labels as little as possible.
/// </summary>
internal sealed class LabelPlacement
{
    /// <summary>The possible distances from the center of a point to its label, in pixels.</summary>
    private static readonly float[] Gaps = [7, 16, 28, 42, 58];

    /// <summary>The radius of a point, in pixels.</summary>
    private const float Radius = 4;

    /// <summary>The sides of a point in order of preference, as directions. The y axis points down.</summary>
    private static readonly (int X, int Y)[] Sides = [(1, 0), (-1, 0), (0, -1), (0, 1), (1, -1), (1, 1), (-1, -1), (-1, 1)];

    private readonly PixelRect _area;
    private readonly List<PixelRect> _taken;

    /// <summary>Creates a placement without labels.</summary>
    /// <param name="area">The visible area.</param>
    /// <param name="points">The points.</param>
    public LabelPlacement(PixelRect area, IEnumerable<Pixel> points)
    {
        _area = area;
        _taken = [.. points.Select(point => new PixelRect(point, Radius))];
    }

    /// <summary>Places a label at its best position.</summary>
    /// <param name="point">The label's point.</param>
    /// <param name="size">The label's size.</param>
    public PixelRect Place(Pixel point, PixelSize size)
    {
        // One pixel of distance costs as much as one covered pixel, so a label does not move away for a small overlap.
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

    /// <summary>The area of a label that overlaps points or labels, or is outside the visible area.</summary>
    private float Covered(PixelRect label) =>
        label.Width * label.Height - Overlap(label, _area) + _taken.Sum(taken => Overlap(label, taken));

    private static float Overlap(PixelRect a, PixelRect b)
    {
        float width = Math.Min(a.Right, b.Right) - Math.Max(a.Left, b.Left);
        float height = Math.Min(a.Bottom, b.Bottom) - Math.Max(a.Top, b.Top);
        return Math.Max(width, 0) * Math.Max(height, 0);
    }
}
