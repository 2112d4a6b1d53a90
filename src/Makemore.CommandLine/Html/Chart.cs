using System.Text.Json.Serialization;

namespace Makemore.CommandLine.Html;

/// <summary>The data of a chart. The script of the page draws it, with a function for each kind.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(LineChart), "lines")]
[JsonDerivedType(typeof(ScatterChart), "scatter")]
[JsonDerivedType(typeof(HistogramChart), "histogram")]
[JsonDerivedType(typeof(ShareChart), "shares")]
[JsonDerivedType(typeof(ParallelChart), "parallel")]
internal abstract record Chart;

/// <summary>Lines.</summary>
/// <param name="X">The name of the x axis.</param>
/// <param name="Y">The name of the y axis.</param>
/// <param name="Range">The least and the greatest visible y; null if all points are visible.</param>
/// <param name="Lines">The lines.</param>
internal sealed record LineChart(string X, string Y, double[]? Range, IReadOnlyList<ChartLine> Lines) : Chart;

/// <summary>A line of a chart.</summary>
/// <param name="Name">The name in the legend.</param>
/// <param name="Points">The points, as pairs of x and y.</param>
/// <param name="IsFaint">Whether the line is less prominent than the others.</param>
internal sealed record ChartLine(string Name, IReadOnlyList<double[]> Points, bool IsFaint = false);

/// <summary>Labels in a plane, with the same scale on both axes.</summary>
/// <param name="X">The name of the x axis.</param>
/// <param name="Y">The name of the y axis.</param>
/// <param name="Points">The labels.</param>
internal sealed record ScatterChart(string X, string Y, IReadOnlyList<ChartPoint> Points) : Chart;

/// <summary>A label in a plane.</summary>
internal sealed record ChartPoint(double X, double Y, string Label, string Group);

/// <summary>A histogram with bars of equal width.</summary>
/// <param name="X">The name of the x axis.</param>
/// <param name="From">The beginning of the first bar.</param>
/// <param name="Width">The width of a bar.</param>
/// <param name="Shares">The share of the values in each bar.</param>
internal sealed record HistogramChart(string X, double From, double Width, IReadOnlyList<double> Shares) : Chart;

/// <summary>Shares from 0 to 1 as bars, the largest first.</summary>
/// <param name="X">The name of the x axis.</param>
/// <param name="Bars">The shares with their names.</param>
internal sealed record ShareChart(string X, IReadOnlyList<ChartShare> Bars) : Chart;

/// <summary>A share from 0 to 1.</summary>
internal sealed record ChartShare(string Name, double Share);

/// <summary>Parallel coordinates: a line for each model, through its value on every axis.</summary>
/// <param name="Color">The name of the number that gives a line its color.</param>
/// <param name="Axes">The axes.</param>
/// <param name="Lines">The lines, the best first.</param>
internal sealed record ParallelChart(string Color, IReadOnlyList<ParallelAxis> Axes, IReadOnlyList<ParallelLine> Lines) : Chart;

/// <summary>An axis of parallel coordinates.</summary>
internal sealed record ParallelAxis(string Name, IReadOnlyList<ParallelTick> Ticks);

/// <summary>A value on an axis.</summary>
/// <param name="At">The place on the axis, from 0 to 1.</param>
/// <param name="Text">The value.</param>
internal sealed record ParallelTick(double At, string Text);

/// <summary>A line of parallel coordinates.</summary>
/// <param name="Name">The name of the model.</param>
/// <param name="Value">The number that gives the line its color.</param>
/// <param name="At">The place on each axis, from 0 to 1.</param>
internal sealed record ParallelLine(string Name, double Value, IReadOnlyList<double> At);
