using System.Diagnostics;

namespace Makemore.Benchmarks.Processes;

/// <summary>A .NET program started beside this one, whose output is read.</summary>
internal static class ChildProcess
{
    /// <summary>Starts a program.</summary>
    /// <param name="dll">The program.</param>
    /// <param name="arguments">Its arguments.</param>
    public static Process Start(string dll, IEnumerable<string> arguments) =>
        Process.Start(new ProcessStartInfo("dotnet", [dll, .. arguments]) { RedirectStandardOutput = true })!;

    /// <summary>Runs a program to its end.</summary>
    /// <param name="dll">The program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <returns>What it wrote.</returns>
    public static string Output(string dll, IEnumerable<string> arguments)
    {
        using Process process = Start(dll, arguments);
        string output = process.StandardOutput.ReadToEnd();
        ThrowUnlessSucceeded(process);
        return output;
    }

    /// <summary>Throws unless a program has ended well.</summary>
    public static void ThrowUnlessSucceeded(Process process)
    {
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"dotnet {string.Join(' ', process.StartInfo.ArgumentList)} ended with exit code {process.ExitCode}.");
    }
}
