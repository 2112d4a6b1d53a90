using System.CommandLine;
using Makemore.CommandLine;
using Makemore.CommandLine.Commands;
using Makemore.CommandLine.Files;
using Makemore.CommandLine.Options;
using Makemore.Tool.Compilation;

namespace Makemore.Tool.Commands;

/// <summary>Shows the code that the generator writes for a declaration.</summary>
internal sealed class ShowCommand : Command, ICommandWithExample
{
    private readonly DeclarationOptions _declaration;
    private readonly Option<string?> _out = PathOption.Folder("--out", "Write the files to this folder [default: print them]");
    private readonly Session _session;

    public ShowCommand(Session session)
        : base("show", "Show the C# files that the generator writes for a model")
    {
        _session = session;
        _declaration = new DeclarationOptions(session.Models);
        _declaration.AddTo(this);
        Add(_out);
        this.Does(Run);
    }

    /// <inheritdoc/>
    public string Example => "show --context 8 --embed 24 --hidden 200 --normalization batch";

    private void Run(ParseResult arguments, CancellationToken cancellationToken)
    {
        (_, GeneratedModel model) = _declaration.Read(arguments, Declaration.DefaultName);
        TextWriter output = _session.Screen.Profile.Out.Writer;
        string? folder = arguments.GetValue(_out);
        if (folder is not null)
            OutputFile.CreateFolder(_out.Name, folder);
        foreach ((string name, string text) in model.Files.OrderBy(file => file.Key, StringComparer.Ordinal))
        {
            if (folder is null)
            {
                output.WriteLine($"// {name}");
                output.WriteLine(text);
                continue;
            }
            string path = Path.Combine(folder, name);
            AtomicFile.Replace(path, text);
            output.WriteLine(path);
        }
    }
}
