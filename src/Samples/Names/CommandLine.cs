using Makemore;

namespace Names;

/// <summary>The commands for the models of this project. They are in a class of their own, so that the notebook starts without loading them.</summary>
internal static class CommandLine
{
    public static Task<int> RunAsync(string[] args) => MakemoreApp.RunAsync(args, MakemoreModels.All);
}
