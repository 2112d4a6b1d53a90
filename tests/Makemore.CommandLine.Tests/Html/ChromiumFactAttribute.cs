namespace Makemore.CommandLine.Tests.Html;

/// <summary>A test that opens a page in Chromium. Without it, the test is skipped, and the reason is reported.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ChromiumFactAttribute : FactAttribute
{
    public ChromiumFactAttribute()
    {
        if (Chromium.Path is null)
            Skip = "Chromium is not installed: no 'chromium' is on the PATH.";
    }
}
