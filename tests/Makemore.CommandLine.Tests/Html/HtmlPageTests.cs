using System.Globalization;
using System.Security.Cryptography;
using Makemore.CommandLine.Html;

namespace Makemore.CommandLine.Tests.Html;

public sealed class HtmlPageTests
{
    private const string Attack = "</script><img src=x onerror=alert(1)>&\"'";

    [Fact]
    public void EscapesTextEverywhere()
    {
        var page = new HtmlPage(Attack);
        page.AddHeading(Attack);
        page.AddSubheading(Attack);
        page.AddParagraph(Attack);
        page.AddList([Attack]);
        page.AddTable([new(Attack)], [[Attack]]);
        page.AddChart(Attack, new ShareChart(Attack, [new(Attack, 0.5)]));

        string html = page.ToString();

        Assert.DoesNotContain("<img", html, StringComparison.Ordinal);
        Assert.Equal(10, html.Split("&lt;img src=x onerror=alert(1)&gt;&amp;&quot;&#39;").Length);
        Assert.Equal(3, html.Split("\\u003Cimg").Length);
    }

    [Fact]
    public void RefersToNothingOutsideOfTheFile()
    {
        string html = new HtmlPage("page").ToString();

        Assert.Contains("default-src 'none'", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<link", html, StringComparison.Ordinal);
        Assert.DoesNotContain("@import", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script src", html, StringComparison.Ordinal);
    }

    [Fact]
    public void WritesNumbersTheSameUnderEveryCulture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo("", useUserOverride: false) { NumberFormat = { NumberDecimalSeparator = "," } };
        try
        {
            var page = new HtmlPage("page");
            page.AddChart("chart", new ShareChart("share", [new("a", 0.25)]));
            Assert.Contains("\"share\":0.25", page.ToString(), StringComparison.Ordinal);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void ContainsTheLibrariesWithTheirLicenses()
    {
        string html = new HtmlPage("page").ToString();

        Assert.Contains("Copyright 2010-2026 Mike Bostock\n\nPermission to use", html, StringComparison.Ordinal);
        Assert.Contains("Copyright 2020-2025 Observable, Inc.\n\nPermission to use", html, StringComparison.Ordinal);
    }

    [Fact]
    public void TheLibrariesAreThoseOfTheRecordedPackages()
    {
        string[] sums = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "SHA256SUMS"));
        Assert.Equal(4, sums.Length);
        Assert.All(sums, sum => Assert.Equal(sum[..64], Convert.ToHexStringLower(SHA256.HashData(HtmlAssets.Bytes(sum[66..])))));
    }

    [Fact]
    public void AHistogramCountsEveryValue()
    {
        HistogramChart chart = Histogram.Of("x", [-2, -1, -0.99f, 0.01f, 1, 5, 0.98f, 0.02f], from: -1, to: 1);

        Assert.Equal((-1, 0.05), (chart.From, chart.Width));
        Assert.Equal(40, chart.Shares.Count);
        Assert.Equal([3 / 8.0, 2 / 8.0, 3 / 8.0], new[] { chart.Shares[0], chart.Shares[20], chart.Shares[39] });
    }
}
