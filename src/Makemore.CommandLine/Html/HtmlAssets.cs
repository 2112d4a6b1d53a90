using System.Text;

namespace Makemore.CommandLine.Html;

/// <summary>The style and the scripts of a page, which the assembly contains.</summary>
internal static class HtmlAssets
{
    /// <summary>The style sheet.</summary>
    public static string Style => Text("page.css");

    /// <summary>The script that draws the charts.</summary>
    public static string Script => Text("charts.js");

    /// <summary>The script elements of the libraries, each with its license.</summary>
    public static string Libraries => Library("d3.min.js", "d3.LICENSE") + Library("plot.umd.min.js", "plot.LICENSE");

    /// <summary>The bytes of an asset.</summary>
    public static byte[] Bytes(string name)
    {
        using Stream asset = typeof(HtmlAssets).Assembly.GetManifestResourceStream($"Html.{name}")
            ?? throw new InvalidOperationException($"The assembly has no asset {name}.");
        byte[] bytes = new byte[asset.Length];
        asset.ReadExactly(bytes);
        return bytes;
    }

    private static string Library(string script, string license) => $"<script>\n/*!\n{Text(license)}*/\n{Text(script)}\n</script>\n";

    private static string Text(string name) => Encoding.UTF8.GetString(Bytes(name));
}
