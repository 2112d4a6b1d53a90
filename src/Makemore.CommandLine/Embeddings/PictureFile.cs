using System.Text;
using ScottPlot;

namespace Makemore.CommandLine.Embeddings;

/// <summary>Writes a plot to a file. The extension of the file determines the format.</summary>
public static class PictureFile
{
    private const string Png = ".png";
    private const string Svg = ".svg";

    /// <summary>The extensions of pictures.</summary>
    public static IReadOnlyList<string> Extensions { get; } = [Png, Svg];

    /// <summary>Whether the name of a file ends in one of <see cref="Extensions"/>.</summary>
    public static bool HasExtension(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return Extensions.Contains(ExtensionOf(path));
    }

    /// <summary>Writes a plot. An existing file is replaced completely or not at all.</summary>
    /// <param name="path">The file. Its name ends in one of <see cref="Extensions"/>.</param>
    /// <param name="plot">The plot.</param>
    /// <param name="size">The size in pixels.</param>
    /// <exception cref="ArgumentException">The name of the file has another extension.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    internal static void Write(string path, Plot plot, PixelSize size)
    {
        (int width, int height) = ((int)size.Width, (int)size.Height);
        byte[] picture = ExtensionOf(path) switch
        {
            Png => plot.GetImageBytes(width, height, ImageFormat.Png),
            Svg => Encoding.UTF8.GetBytes(plot.GetSvgXml(width, height)),
            _ => throw new ArgumentException($"The name of a picture must end in {string.Join(" or ", Extensions)}; '{path}' does not.", nameof(path)),
        };
        AtomicFile.Replace(path, stream => stream.Write(picture));
    }

    private static string ExtensionOf(string path) => Path.GetExtension(path).ToLowerInvariant();
}
