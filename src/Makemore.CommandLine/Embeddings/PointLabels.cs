using System.Text;
using ScottPlot;
using ScottPlot.Plottables;

namespace Makemore.CommandLine.Embeddings;

/// <summary>Adds labels to the points of a plot, so that they overlap as little as possible.</summary>
/// <param name="fontSize">The size of the labels, in pixels.</param>
/// <param name="fontName">The font of the labels; null for the font that ScottPlot chooses.</param>
internal sealed class PointLabels(float fontSize, string? fontName = null)
{
    /// <summary>The maximum distance from a point to its label without a leader line, in pixels.</summary>
    private const float LongestWithoutLeader = 12;

    /// <summary>Adds the labels. They are placed in pixels, so the plot is rendered once to find the pixels of the points.</summary>
    /// <param name="plot">The plot, with everything that determines the limits of its axes.</param>
    /// <param name="picture">The size of the picture.</param>
    /// <param name="labels">The labels. The first ones have the most room.</param>
    public void AddTo(Plot plot, PixelSize picture, IReadOnlyList<(string Text, Coordinates Place, Color Color)> labels)
    {
        plot.RenderInMemory((int)picture.Width, (int)picture.Height);
        var placement = new LabelPlacement(plot.LastRender.DataRect, labels.Select(label => plot.GetPixel(label.Place)));
        using Paint paint = Paint.NewDisposablePaint();
        foreach ((string text, Coordinates place, Color color) in labels)
        {
            Pixel point = plot.GetPixel(place);
            Text label = plot.Add.Text(text, place);
            label.LabelFontColor = color;
            label.LabelFontSize = fontSize;
            if (fontName is not null)
                label.LabelFontName = fontName;
            if (!Ascii.IsValid(text))
                label.LabelStyle.SetBestFont();
            label.LabelAlignment = Alignment.MiddleCenter;
            PixelRect box = placement.Place(point, label.LabelStyle.Measure(text, paint).Size);
            label.OffsetX = box.Center.X - point.X;
            label.OffsetY = box.Center.Y - point.Y;
            AddLeader(plot, point, box, color);
        }
    }

    /// <summary>Adds a leader line to a label that is far from its point.</summary>
    private static void AddLeader(Plot plot, Pixel point, PixelRect label, Color color)
    {
        var end = new Pixel(Math.Clamp(point.X, label.Left, label.Right), Math.Clamp(point.Y, label.Top, label.Bottom));
        if (point.DistanceFrom(end) <= LongestWithoutLeader)
            return;
        LinePlot line = plot.Add.Line(plot.GetCoordinates(point), plot.GetCoordinates(end));
        line.LineColor = color.WithOpacity(0.4);
        line.LineWidth = 1;
    }
}
