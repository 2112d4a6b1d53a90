using System.Diagnostics;
using System.Text;
using Makemore.Testing;

namespace Makemore.Interruptions;

/// <summary>A training in a process of its own, which is killed again and again, and writes its state after every step.</summary>
/// <param name="arguments">The arguments of <c>makemore train</c>, without the files.</param>
internal sealed class KilledTraining(IReadOnlyList<string> arguments) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    /// <summary>How many processes were killed.</summary>
    public int Kills { get; private set; }

    /// <summary>How many of them left an unfinished file, because they were killed while they wrote it.</summary>
    public int KillsDuringWrite { get; private set; }

    private string Model => _folder["model.safetensors"];

    private string State => _folder["state.safetensors"];

    /// <summary>The files of a training that nobody killed, by name.</summary>
    public static IReadOnlyDictionary<string, byte[]> FilesOfWhole(IReadOnlyList<string> arguments)
    {
        using var training = new KilledTraining(arguments);
        using Process process = training.Start(checkpoint: false);
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"The training ended with exit code {process.ExitCode}: {process.StandardError.ReadToEnd()}");
        return training.Files();
    }

    /// <summary>Starts the process, and kills it at a random moment unless it ends before.</summary>
    /// <returns>Whether the training has ended.</returns>
    public bool Run(Random random, TimeSpan longest)
    {
        using Process process = Start(checkpoint: true);
        if (process.WaitForExit(random.NextDouble() * longest))
            return process.ExitCode == 0 ? true : throw new InvalidOperationException($"The training ended with exit code {process.ExitCode}: {process.StandardError.ReadToEnd()}");
        process.Kill();
        process.WaitForExit();
        Kills++;
        if (Directory.GetFiles(_folder.Path, "*.tmp", new EnumerationOptions { AttributesToSkip = FileAttributes.None }).Length > 0)
            KillsDuringWrite++;
        ThrowUnlessWhole();
        return false;
    }

    /// <summary>The files of the models, by name.</summary>
    public IReadOnlyDictionary<string, byte[]> Files() => Directory.GetFiles(_folder.Path)
        .Where(path => path != State)
        .ToDictionary(path => Path.GetFileName(path), File.ReadAllBytes);

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();

    /// <summary>Every file is complete at every moment.</summary>
    private void ThrowUnlessWhole()
    {
        foreach (string path in Directory.GetFiles(_folder.Path, "*.safetensors"))
            _ = CheckpointInfo.Read(path);
    }

    private Process Start(bool checkpoint)
    {
        string[] state = checkpoint ? ["--checkpoint", State, "--checkpoint-every", "1"] : [];
        var start = new ProcessStartInfo(
            "dotnet", [Path.Combine(AppContext.BaseDirectory, "Makemore.Tool.dll"), "train", .. arguments, "--threads", "1", "--out", Model, .. state])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            WorkingDirectory = _folder.Path,
        };
        Process process = Process.Start(start)!;
        // Nobody reads the output, and a full pipe would stop the process.
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        return process;
    }
}
