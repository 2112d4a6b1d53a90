using System.Diagnostics;
using System.Net;
using System.Text;
using Makemore.Testing;

namespace Makemore.CommandLine.Tests.Html;

/// <summary>Opens pages in headless Chromium, without a network.</summary>
internal static class Chromium
{
    /// <summary>The program; null if it is not installed.</summary>
    public static string? Path { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(System.IO.Path.PathSeparator)
        .Select(folder => System.IO.Path.Combine(folder, "chromium"))
        .FirstOrDefault(File.Exists);

    /// <summary>Opens a page and gets its elements as they are after the scripts ran, and what the scripts reported.</summary>
    /// <param name="html">The page.</param>
    /// <param name="width">The width of the screen. The page is in a frame, because a window of Chromium cannot be as narrow as a phone.</param>
    /// <param name="isDark">Whether the reader prefers dark pages.</param>
    public static async Task<(string Dom, string Log)> Open(string html, int width, bool isDark)
    {
        using var folder = new TemporaryFolder();
        string page = folder.Write("page.html", Encoding.UTF8.GetBytes(
            $"""
            <!DOCTYPE html>
            <meta charset="utf-8">
            <iframe width="{width}" height="800" srcdoc="{WebUtility.HtmlEncode(html)}"
                onload="document.replaceChild(document.importNode(this.contentDocument.documentElement, true), document.documentElement)"></iframe>
            """));
        var start = new ProcessStartInfo(
            Path!,
            [
                "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", $"--user-data-dir={folder["profile"]}",
                "--host-resolver-rules=MAP * ~NOTFOUND", $"--window-size={width + 100},900",
                $"--blink-settings=preferredColorScheme={(isDark ? 0 : 1)}", "--enable-logging=stderr", "--dump-dom", new Uri(page).AbsoluteUri,
            ])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        Task<string> dom = process.StandardOutput.ReadToEndAsync();
        Task<string> log = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (await dom, await log);
    }
}
