using System.CommandLine;
using System.Globalization;
using System.Numerics.Tensors;
using Makemore.CommandLine.Models;
using Makemore.CommandLine.Options;
using Makemore.Engine;
using Makemore.Testing;
using Makemore.Tool;
using Makemore.Tool.Presets;

namespace Makemore.CommandLine.Tests;

public sealed class PresetTests : IDisposable
{
    private const int Examples = 1000;

    private readonly TemporaryFolder _folder = new();
    private readonly string _data;

    public PresetTests() => _data = SmallCorpus.WriteTo(_folder);

    public static TheoryData<string> Names => [.. ToolModels.Catalog.Presets.Select(preset => preset.Name)];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Names))]
    public async Task WhatItTrainsIsSampledEvaluatedAndInspectedByTheFileAlone(string name)
    {
        string model = _folder["m.safetensors"];
        ModelFactory factory = ToolModels.Catalog.FindPreset(name)!.Model;
        string data = factory.Spec.Tokens is Tokens.Words ? SmallText.WriteTo(_folder) : _data;
        Run trained = await Run.Of("train", "--preset", name, "--data", data, "--steps", "2", "--out", model);
        Assert.Equal((ExitCode.Done, ""), (trained.ExitCode, trained.Errors));
        Assert.Equal($"{name}: {factory.Name}, {factory.Load(model).Spec.ParameterCount:N0} parameters", trained.Lines[0]);

        Run sampled = await Run.Of("sample", "--model", model, "--count", "3");
        Assert.Equal(factory.Load(model).Sample(3), sampled.Lines[..^1]);

        Run evaluated = await Run.Of("evaluate", "--model", model, "--data", data);
        Assert.All(["train", "dev", "test"], part => Assert.Equal(RowOf(part, trained), RowOf(part, evaluated)));

        Run inspected = await Run.Of("inspect", "--model", model);
        Assert.StartsWith($"{factory.Name}, ", inspected.Lines[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheNotebookIsTheDefault()
    {
        Run plain = await Run.Of("train", "--data", _data, "--steps", "21");
        Run named = await Run.Of("train", "--data", _data, "--steps", "21", "--preset", "notebook");

        Assert.Equal(RowOf("step", plain), RowOf("step", named));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void TrainsByItsRecipe(string name)
    {
        TrainingOptions expected = ToolModels.Catalog.FindPreset(name)!.Recipe.OptionsFor(Examples);

        Assert.Equal(expected, Read($"--preset {name}") with { ReportEvery = expected.ReportEvery });
    }

    [Fact]
    public void TheLargestNumbersAreInTheirRanges()
    {
        Assert.Equal(RecipeLimits.MaxSteps, Read($"--steps {RecipeLimits.MaxSteps}").Steps);
        Assert.Equal(RecipeLimits.MaxBatchSize, Read($"--batch-size {RecipeLimits.MaxBatchSize}").BatchSize);
    }

    [Fact]
    public void WhatIsGivenReplacesItsPartOfTheRecipe()
    {
        TrainingOptions recipe = Read("--preset best-context-8");

        Assert.Equal(recipe with { Steps = 7, ReportEvery = 20 }, Read("--preset best-context-8 --steps 7"));
        Assert.Equal(recipe with { BatchSize = 9 }, Read("--preset best-context-8 --batch-size 9"));
        Assert.Equal(recipe with { ReportEvery = 3 }, Read("--preset best-context-8 --report-every 3"));
        Assert.Equal(recipe with { WarmUp = 5 }, Read("--preset best-context-8 --warm-up 5"));
        Assert.Equal(recipe with { FinalLearningRate = 1e-5f }, Read("--preset best-context-8 --final-learning-rate 1e-5"));
        Assert.Equal(recipe with { Beta1 = 0.8f, Beta2 = 0.99f, Epsilon = 1e-6f }, Read("--preset best-context-8 --beta1 0.8 --beta2 0.99 --epsilon 1e-6"));
        Assert.Equal(recipe with { WeightDecay = 0 }, Read("--preset best-context-8 --weight-decay 0"));
        Assert.Equal(recipe with { ClipNorm = 1 }, Read("--preset best-context-8 --clip 1"));
        Assert.Equal(recipe with { LabelSmoothing = 0.1f }, Read("--preset best-context-8 --label-smoothing 0.1"));
        Assert.Equal(recipe with { Averaging = 0 }, Read("--preset best-context-8 --average 0"));
        Assert.Equal(recipe with { Patience = 4 }, Read("--preset best-context-8 --patience 4"));
    }

    /// <summary>Given is given, even where it is what the notebook has.</summary>
    [Fact]
    public void TheNotebooksValueIsAsGoodAsAnother()
    {
        var notebook = new TrainingOptions();
        TrainingOptions recipe = Read("--preset best-context-8");
        string rate = notebook.LearningRate.ToString(CultureInfo.InvariantCulture);

        Assert.Equal(recipe with { LearningRate = notebook.LearningRate }, Read($"--preset best-context-8 --learning-rate {rate}"));
        Assert.Equal(recipe with { Optimizer = notebook.Optimizer }, Read("--preset best-context-8 --optimizer sgd"));
        Assert.Equal(recipe with { Schedule = notebook.Schedule }, Read("--preset best-context-8 --schedule constant"));
    }

    [Fact]
    public void AnotherScheduleTakesNoNumbersOfTheRecipesOwn()
    {
        var recipe = new TrainingOptions { Schedule = Schedule.Step, StepSize = 5, Gamma = 0.5f };

        Assert.Equal(recipe, Read("", recipe));
        Assert.Equal(recipe with { Gamma = 0.9f }, Read("--schedule step --gamma 0.9", recipe));
        Assert.Equal(new TrainingOptions { Schedule = Schedule.Cosine }, Read("--schedule cosine", recipe));
    }

    [Fact]
    public async Task TheHelpOfTrainListsThem()
    {
        Run run = await Run.Of("train", "--help");

        Assert.All(ToolModels.Catalog.Presets, preset => Assert.Matches($"^  {preset.Name} +{preset.Description}$", Assert.Single(run.Lines, line => line.StartsWith($"  {preset.Name} ", StringComparison.Ordinal))));
    }

    [Fact]
    public async Task TheCommandShowsEachWholly()
    {
        Run run = await Run.Of("presets");

        Assert.Equal((ExitCode.Done, ""), (run.ExitCode, run.Errors));
        Assert.All(ToolModels.Catalog.Presets, preset =>
        {
            string[] lines = [.. run.Lines.SkipWhile(line => line != $"{preset.Name}: {preset.Description}").Take(4)];
            ModelSpec spec = preset.Model.Spec;
            Assert.Equal($"  model      {spec.Name}, {spec.ParameterCount:N0} parameters{(spec.Tokens is Tokens.Words ? $" with the full vocabulary of {spec.VocabularySize:N0} tokens" : "")}", lines[1]);
            Assert.Contains($"Context = {spec.Context}, Embed = {spec.Embed}, Hidden = {spec.Hidden}", lines[2], StringComparison.Ordinal);
            Assert.Contains(preset == ToolModels.Catalog.Presets[0] ? "the defaults" : preset.Recipe.Epochs is { } epochs ? $"Epochs {epochs}, " : $"Steps {preset.Recipe.Options.Steps}, ", lines[3], StringComparison.Ordinal);
        });
        Assert.Contains(run.Lines, line => line.Contains(", Initialization = Initialization.Kaiming, OutputScale = 0.01f)]", StringComparison.Ordinal));
        Assert.Contains(run.Lines, line => line.Contains(", Hierarchical = true, ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task AModelThatIsNotDeclaredIsNamedWithThoseThatAre()
    {
        string path = _folder["m.safetensors"];
        var tensors = new OrderedDictionary<string, Tensor<float>> { ["U"] = Tensor.Create([1f]) };
        Checkpoint.Save(path, new CheckpointContent("OtherModel", tensors, [.. ModelSettings.Of(1, Notebook.Vocabulary)]), metadata: null);

        Run run = await Run.Of("inspect", "--model", path);

        Assert.Equal(ExitCode.Failed, run.ExitCode);
        string error = Assert.Single(run.Errors.TrimEnd().Split('\n'));
        Assert.Contains("the file holds OtherModel (context 1, ", error, StringComparison.Ordinal);
        Assert.Contains($"none of {string.Join(", ", ToolModels.Catalog.Presets.Select(preset => preset.Model.Name))}, Context3_", error, StringComparison.Ordinal);
    }

    private static string RowOf(string name, Run run) =>
        run.Lines.Last(line => line.StartsWith($"{name} ", StringComparison.Ordinal));

    /// <summary>The recipe that a command line tells, which begins with a preset's unless it names another.</summary>
    private static TrainingOptions Read(string arguments, TrainingOptions? start = null)
    {
        Option<Preset> preset = PresetOption.Create(ToolModels.Catalog);
        var recipe = new RecipeOptions(command => start is null ? PresetOption.Named(command, preset, ToolModels.Catalog)?.Recipe : Recipe.Notebook with { Options = start });
        var command = new Command("train") { preset };
        recipe.AddTo(command);
        ParseResult parsed = command.Parse(arguments);
        Assert.Empty(parsed.Errors);
        return recipe.Read(parsed, Examples);
    }
}
