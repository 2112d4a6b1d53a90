using Makemore.CommandLine.Options;

namespace Makemore.CommandLine.Files;

/// <summary>
/// The files of a command. None that it writes may be one that it reads, or another one that it writes: the file that is written
/// last would replace the other one. Commands add their files before their work, in any order.
/// </summary>
internal sealed class CommandFiles
{
    /// <summary>What a message calls each file, and its option and path if the command writes it.</summary>
    private readonly Dictionary<string, (string Name, string? Output)> _files = [];

    /// <summary>Adds a file that the command reads.</summary>
    /// <param name="name">What a message calls the file, such as the name of its option.</param>
    /// <param name="path">The file; null for none. A path without a file is ignored.</param>
    /// <exception cref="OptionException">The command also writes the file.</exception>
    public void Read(string name, string? path)
    {
        if (!File.Exists(path))
            return;
        string file = SymbolicLinks.Canonical(path);
        if (!_files.TryAdd(file, (name, null)) && _files[file].Output is { } output)
            throw Twice(output, name);
    }

    /// <summary>Adds a file that the command creates or replaces, and checks that it can be written.</summary>
    /// <param name="option">The option that names the file.</param>
    /// <param name="path">The file. Several outputs may go to one device or pipe.</param>
    /// <param name="name">What a message calls the file; null for the name of the option.</param>
    /// <exception cref="OptionException">The command also uses the file for something else.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Write(string option, string path, string? name = null)
    {
        OutputFile.ThrowUnlessWritable(option, path);
        Add(option, path, name ?? option);
    }

    /// <summary>Adds a file that the command creates, or changes if it exists, and checks that it can do so.</summary>
    /// <inheritdoc cref="Write"/>
    public void Change(string option, string path)
    {
        OutputFile.ThrowUnlessChangeable(option, path);
        Add(option, path, option);
    }

    private void Add(string option, string path, string name)
    {
        if (OutputTarget.IsStreamAt(path))
            return;
        string file = SymbolicLinks.Canonical(path);
        string output = $"{option} {path}";
        if (!_files.TryAdd(file, (name, output)))
            throw Twice(output, _files[file].Name);
    }

    private static OptionException Twice(string output, string other) => new($"{output} is also {other}; specify another file.");
}
