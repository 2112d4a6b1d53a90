using System.Diagnostics;

namespace Names.Tests;

public sealed class CommandLineTests
{
    [Fact]
    public async Task WithArgumentsTheProgramIsACommandLineForItsModel()
    {
        using Process process = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Names.dll"), "presets"])
        {
            RedirectStandardOutput = true,
        })!;
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.Equal(0, process.ExitCode);
        Assert.Contains("NameModel, 9,367 parameters", output, StringComparison.Ordinal);
    }
}
