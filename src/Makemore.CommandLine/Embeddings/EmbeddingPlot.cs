using System.Globalization;
using ScottPlot;
using ScottPlot.Palettes;
using ScottPlot.TickGenerators;

namespace Makemore.CommandLine.Embeddings;

/// <summary>
/// Draws tokens at their scores on the first two principal components, with one color for each group. Both axes have the same
/// scale, so that distances in the picture approximate distances between vectors.
/// </summary>
public static class EmbeddingPlot
{
    /// <summary>The maximum number of tokens with large labels.</summary>
    private const int FewTokens = 60;

    private static readonly PixelSize Size = new(1000, 800);
    private static readonly Category10 Palette = new();

    /// <summary>Writes the picture to a file. An existing file is replaced completely or not at all.</summary>
    /// <param name="path">The file. Its name ends in one of <see cref="PictureFile.Extensions"/>.</param>
    /// <param name="title">The title of the picture.</param>
    /// <param name="vectors">The vectors of the tokens.</param>
    /// <param name="groups">The tokens to draw. The tokens of earlier groups are labeled first, so that they have more room. A single group has no legend.</param>
    /// <exception cref="UnknownTokenException">A token has no vector.</exception>
    /// <exception cref="EmbeddingException">A vector has a number that is not finite.</exception>
    /// <exception cref="ArgumentException">The name of the file has another extension.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(string path, string title, TokenVectors vectors, IReadOnlyList<TokenGroup> groups)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(title);
        ArgumentNullException.ThrowIfNull(vectors);
        ModelArguments.ThrowIfAnyNull(groups);
        string[] tokens = [.. groups.SelectMany(group => group.Tokens)];
        var components = new PrincipalComponents(tokens.Select(token => FiniteVector(vectors, token)));
        Coordinates[] places = [.. components.Scores(0).Zip(components.Scores(1), (x, y) => new Coordinates(x, y))];
        Color[] colors = [.. groups.SelectMany((group, number) => Enumerable.Repeat(Palette.GetColor(number), group.Tokens.Count))];

        using Plot plot = Empty(title, components);
        if (groups.Count > 1)
            AddLegend(plot, groups);
        AddPoints(plot, places, colors);
        new PointLabels(tokens.Length <= FewTokens ? 18 : 12).AddTo(plot, Size, [.. tokens.Zip(places, colors)]);
        PictureFile.Write(path, plot, Size);
    }

    /// <summary>The vector of a token.</summary>
    /// <exception cref="EmbeddingException">A number of the vector is not finite.</exception>
    internal static float[] FiniteVector(TokenVectors vectors, string token)
    {
        float[] vector = vectors[token].ToArray();
        return vector.All(float.IsFinite)
            ? vector
            : throw new EmbeddingException($"'{token}' cannot be drawn: its vector has a number that is not finite, because the training diverged.");
    }

    private static Plot Empty(string title, PrincipalComponents components)
    {
        var plot = new Plot();
        plot.Font.Set(SansSerif.Name);
        plot.Title(title, size: 20);
        plot.XLabel(AxisLabel(components, 0), size: 14);
        plot.YLabel(AxisLabel(components, 1), size: 14);
        plot.Axes.Margins(0.08, 0.08);
        plot.Axes.SquareUnits();
        plot.Axes.FrameColor(Colors.LightGray);
        plot.Grid.MajorLineColor = Colors.Black.WithOpacity(0.06);
        Quiet(plot.Axes.Bottom);
        Quiet(plot.Axes.Left);
        return plot;
    }

    /// <summary>Makes an axis less prominent than the tokens: few numbers, in gray, without ticks.</summary>
    private static void Quiet(IAxis axis)
    {
        axis.TickGenerator = new NumericAutomatic { TickDensity = 0.4 };
        axis.TickLabelStyle.ForeColor = Colors.Gray;
        axis.MajorTickStyle.Length = 0;
        axis.MinorTickStyle.Length = 0;
    }

    /// <summary>The name of the axis of a component, counted from 0.</summary>
    internal static string AxisLabel(PrincipalComponents components, int component) =>
        string.Create(CultureInfo.InvariantCulture, $"principal component {component + 1} ({components.Share(component):0.0%} of the variance)");

    /// <summary>Adds the legend to the right of the picture, where it hides no token.</summary>
    private static void AddLegend(Plot plot, IReadOnlyList<TokenGroup> groups)
    {
        plot.Legend.ManualItems.AddRange(groups.Select(LegendItem));
        plot.Legend.OutlineWidth = 0;
        plot.Legend.ShadowColor = Colors.Transparent;
        plot.ShowLegend(Edge.Right);
    }

    private static LegendItem LegendItem(TokenGroup group, int number) => new()
    {
        LabelText = group.Name,
        LabelFontSize = 14,
        MarkerStyle = new MarkerStyle(MarkerShape.FilledCircle, 10, Palette.GetColor(number)),
    };

    private static void AddPoints(Plot plot, Coordinates[] places, Color[] colors)
    {
        foreach ((Coordinates place, Color color) in places.Zip(colors))
            plot.Add.Marker(place, MarkerShape.FilledCircle, size: 7, color);
    }
}
