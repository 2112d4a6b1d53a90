using Makemore.CommandLine.Models;
using Makemore.CommandLine.Terminal;
using Makemore.Tool.Grids;
using Makemore.Tool.Presets;

namespace Makemore.CommandLine.Tests;

/// <summary>The commands of a program with models of its own, which has none of the presets of the tool.</summary>
public sealed class OwnModelsTests
{
    [Theory]
    [InlineData("train --help")]
    [InlineData("sweep --help")]
    public async Task TheDefaultsOfTheHelpAreThoseOfTheNotebook(string command)
    {
        string help = string.Join(' ', (await OfModels([ModelFactory.Of<Lecture>()], command)).Lines.Select(line => line.Trim()));

        Assert.Contains("the defaults shown here are those of the recipe of the notebook", help, StringComparison.OrdinalIgnoreCase);
        Assert.Contains($"[default: {Recipe.Notebook.Options.Steps}]", help, StringComparison.Ordinal);
        Assert.DoesNotContain("preset notebook", help, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheExampleOfTrainHasAPresetOfTheProgram()
    {
        Assert.Equal("own train --preset best-names --data names.txt --out names.safetensors", await ExampleOfTrain([ModelFactory.Of<Text>(), ModelFactory.Of<BestNames>()]));
        Assert.Equal("own train --preset text --data text.txt --out text.safetensors", await ExampleOfTrain([ModelFactory.Of<Text>()]));
        Assert.Equal(
            $"own train --preset {NameSweep.Models[1].Name} --data names.txt --out names.safetensors", await ExampleOfTrain(NameSweep.Models));
    }

    private static async Task<string> ExampleOfTrain(IReadOnlyList<ModelFactory> models)
    {
        Run run = await OfModels(models, "train --help");
        return string.Join(' ', run.Lines.SkipWhile(line => line != "Example:").Skip(1).Select(line => line.Trim(' ', '\\'))).Trim();
    }

    private static async Task<Run> OfModels(IReadOnlyList<ModelFactory> models, string command)
    {
        var output = new StringWriter();
        var errors = new StringWriter();
        int exitCode = await MakemoreApp.RunAsync("own", command.Split(' '), new Session(Screen.Plain(output), new ModelCatalog(models)), errors);
        Assert.Equal((ExitCode.Done, ""), (exitCode, errors.ToString()));
        return new Run(exitCode, output.ToString(), "");
    }
}
