using System.CommandLine;
using System.CommandLine.Help;

namespace Makemore.CommandLine.Commands;

/// <summary>The parent of all commands. Without a command, it shows the help.</summary>
internal sealed class MakemoreCommand : Command, ICommandWithExample
{
    public MakemoreCommand(string program, Session session)
        : base(program, "Trains small neural language models, compares them, and generates text with them.")
    {
        var help = new HelpScreen(session);
        Add(new HelpOption("--help", "-h", "-?") { Action = help, Description = "Show this help" });
        Add(new VersionOption { Description = "Show the version" });
        Add(new TrainCommand(session));
        Add(new PresetsCommand(session));
        Add(new SampleCommand(session));
        Add(new EvaluateCommand(session));
        Add(new InspectCommand(session));
        Add(new VocabularyCommand(session));
        Add(new NearestCommand(session));
        Add(new PlotCommand(session));
        Add(new ExportCommand(session));
        Add(new SweepCommand(session));
        foreach (Command command in session.Models.Architectures.Commands(session))
            Add(command);
        SetAction(help.Invoke);
    }

    /// <inheritdoc/>
    public string Example => "train --data names.txt --out names.safetensors";
}
