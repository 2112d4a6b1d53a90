using System.Text;
using Makemore;
using ScottPlot;

namespace Embeddings;

/// <summary>A plot as a file; the end of the file's name says in which format.</summary>
public static class PictureFile
{
    private const string Png = ".png";
    private const string Svg = ".svg";

    /// <summary>What the name of a picture's file can end in.</summary>
    public static IReadOnlyList<string> Extensions { get; } = [Png, Svg];

    /// <summary>Whether a file's name ends in one of <see cref="Extensions"/>.</summary>
    public static bool HasExtension(string path) => Extensions.Contains(ExtensionOf(path));

    /// <summary>Writes a plot; an older file is replaced in one piece or not at all.</summary>
    /// <param name="path">The file, with one of <see cref="Extensions"/>.</param>
    /// <param name="plot">The plot.</param>
    /// <param name="size">Its size in pixels.</param>
    /// <exception cref="ArgumentException">The file's name ends in something else.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    internal static void Write(string path, Plot plot, PixelSize size)
    {
        (int width, int height) = ((int)size.Width, (int)size.Height);
        byte[] picture = ExtensionOf(path) switch
        {
            Png => plot.GetImageBytes(width, height, ImageFormat.Png),
            Svg => Encoding.UTF8.GetBytes(plot.GetSvgXml(width, height)),
            _ => throw new ArgumentException($"A picture's file ends in {string.Join(" or ", Extensions)}; '{path}' does not.", nameof(path)),
        };
        AtomicFile.Replace(path, stream => stream.Write(picture));
    }

    private static string ExtensionOf(string path) => Path.GetExtension(path).ToLowerInvariant();
}
