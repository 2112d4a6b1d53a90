using System.Text;
using Makemore.CommandLine.Files;
using Makemore.CommandLine.Models;

namespace Makemore.CommandLine.Training;

/// <summary>The files that a training saves its model in.</summary>
/// <param name="Last">The file for the model at the end of the training.</param>
internal sealed record ModelFiles(string Last)
{
    /// <summary>The extension of a file that the user did not name.</summary>
    private const string Extension = ".safetensors";

    /// <summary>The most bytes that the name of a file has on the usual file systems.</summary>
    private const int MaxNameBytes = 255;

    /// <summary>Whether the model goes to a device or a pipe. No files are written beside it then.</summary>
    public bool IsStream => OutputTarget.IsStreamAt(Last);

    /// <summary>The file for the best model so far: names-best.safetensors for names.safetensors. It is null if none is kept.</summary>
    public string? Best => IsStream ? null : Beside(Last, "best");

    /// <summary>The file for the model of a canceled training. It never replaces an older model in <see cref="Last"/>.</summary>
    public string Canceled => OutputFile.Replaces(Last) ? Beside(Last, "canceled") : Last;

    /// <summary>The files of a training whose user named no file.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="preset">The preset that is trained.</param>
    public static ModelFiles Default(string folder, Preset preset) => new(Path.Combine(folder, preset.Name + Extension));

    /// <summary>The files for one of several seeds: names-seed1.safetensors for names.safetensors.</summary>
    public ModelFiles ForSeed(int seed) => new(ForSeed(Last, seed));

    /// <summary>A file for one of several seeds. A device or a pipe is for all of them.</summary>
    public static string ForSeed(string path, int seed) => OutputTarget.IsStreamAt(path) ? path : Beside(path, $"seed{seed}");

    /// <summary>All files that the training may write.</summary>
    public IEnumerable<string> All => new[] { Last, Best, Canceled }.OfType<string>().Distinct();

    /// <summary>A file beside another one. The end of a name that would be too long is cut off.</summary>
    private static string Beside(string path, string suffix)
    {
        string stem = Path.GetFileNameWithoutExtension(path);
        string ending = $"-{suffix}{Path.GetExtension(path)}";
        while (Encoding.UTF8.GetByteCount(stem + ending) > MaxNameBytes)
            stem = stem[..^1];
        return Path.Combine(Path.GetDirectoryName(path) ?? "", stem + ending);
    }
}
