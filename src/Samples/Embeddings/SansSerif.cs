using ScottPlot;
using SkiaSharp;

namespace Embeddings;

/// <summary>The font of the pictures. ScottPlot's own choice is not always one without serifs where the system has such a font.</summary>
internal static class SansSerif
{
    private static readonly string[] Preferred = ["Inter", "Segoe UI", "Helvetica Neue", "Arial", "Noto Sans", "Liberation Sans", "DejaVu Sans"];

    /// <summary>The first of the well-known fonts that is installed, or ScottPlot's choice.</summary>
    public static string Name { get; } =
        Preferred.FirstOrDefault(SKFontManager.Default.FontFamilies.Contains) ?? Fonts.Sans;
}
