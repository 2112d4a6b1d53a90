using ScottPlot;
using SkiaSharp;

namespace Makemore.CommandLine.Embeddings;

/// <summary>The font of the pictures. ScottPlot may choose a font with serifs although a sans-serif font is installed.</summary>
internal static class SansSerif
{
    private static readonly string[] Preferred = ["Inter", "Segoe UI", "Helvetica Neue", "Arial", "Noto Sans", "Liberation Sans", "DejaVu Sans"];

    /// <summary>The first of the preferred fonts that is installed, or the font that ScottPlot chooses.</summary>
    public static string Name { get; } =
        Preferred.FirstOrDefault(SKFontManager.Default.FontFamilies.Contains) ?? Fonts.Sans;
}
