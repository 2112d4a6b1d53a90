using System.Diagnostics;

namespace Makemore.Benchmarks.Processes;

/// <summary>Runs another .NET program and reads its output.</summary>
internal static class ChildProcess
{
    /// <summary>Starts a program.</summary>
    /// <param name="dll">The program.</param>
    /// <param name="arguments">Its arguments.</param>
    public static Process Start(string dll, IEnumerable<string> arguments) =>
        Process.Start(new ProcessStartInfo("dotnet", [dll, .. arguments]) { RedirectStandardOutput = true })!;

    /// <summary>Runs a program and waits for its end.</summary>
    /// <param name="dll">The program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <returns>The output of the program.</returns>
    public static string Output(string dll, IEnumerable<string> arguments)
    {
        using Process process = Start(dll, arguments);
        string output = process.StandardOutput.ReadToEnd();
        ThrowUnlessSucceeded(process);
        return output;
    }

    /// <summary>Waits for the end of a program.</summary>
    /// <exception cref="MeasurementException">The exit code of the program is not 0.</exception>
    public static void ThrowUnlessSucceeded(Process process)
    {
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new MeasurementException($"dotnet {string.Join(' ', process.StartInfo.ArgumentList)} ended with exit code {process.ExitCode}.");
    }
}
