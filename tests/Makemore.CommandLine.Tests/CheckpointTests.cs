using Makemore.Testing;
using Makemore.Tool.Presets;

namespace Makemore.CommandLine.Tests;

public sealed class CheckpointTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _data;
    private readonly string _model;

    public CheckpointTests()
    {
        _data = SmallCorpus.WriteTo(_folder);
        _model = _folder["names.safetensors"];
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task WhatIsTrainedCanBeSampledEvaluatedAndInspected()
    {
        Run trained = await Run.Of("train", "--data", _data, "--steps", "30", "--out", _model);
        Assert.Equal((ExitCode.Done, ""), (trained.ExitCode, trained.Errors));
        Assert.Contains($"saved in {_model}", trained.Lines);

        Run sampled = await Run.Of("sample", "--model", _model, "--count", "7");
        Assert.Equal((ExitCode.Done, ""), (sampled.ExitCode, sampled.Errors));
        Assert.Equal(Notebook.Load(_model).Sample(7), sampled.Lines[..^1]);

        Run evaluated = await Run.Of("evaluate", "--model", _model, "--data", _data);
        Assert.Equal((ExitCode.Done, ""), (evaluated.ExitCode, evaluated.Errors));
        Assert.All(["train", "dev", "test"], part => Assert.Equal(RowOf(part, trained), RowOf(part, evaluated)));

        Run inspected = await Run.Of("inspect", "--model", _model);
        Assert.Equal((ExitCode.Done, ""), (inspected.ExitCode, inspected.Errors));
        Run fresh = await Run.Of("inspect");
        Assert.NotEqual(RowOf("bh", fresh), RowOf("bh", inspected));
    }

    [Fact]
    public async Task ATrainedModelIsSaved()
    {
        Run run = await Run.Of("train", "--data", _data, "--steps", "1", "--out", _model);

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Equal(ExitCode.Done, (await Run.Of("sample", "--model", _model)).ExitCode);
    }

    [Fact]
    public async Task SamplingFollowsItsOptions()
    {
        await Run.Of("train", "--data", _data, "--steps", "30", "--out", _model);

        Run prompted = await Run.Of("sample", "--model", _model, "--count", "5", "--prompt", "em", "--max-length", "4");
        Assert.All(prompted.Lines[..^1], name => Assert.Matches("^em[a-z]{0,2}$", name));

        Run greedy = await Run.Of("sample", "--model", _model, "--count", "3", "--temperature", "0", "--max-length", "6");
        Assert.Single(greedy.Lines[..^1].Distinct());
        Run likeliest = await Run.Of("sample", "--model", _model, "--count", "3", "--top-k", "1", "--max-length", "6");
        Assert.Equal(greedy.Output, likeliest.Output);
        Run nucleus = await Run.Of("sample", "--model", _model, "--count", "3", "--top-p", "1e-6", "--max-length", "6");
        Assert.Equal(greedy.Output, nucleus.Output);

        Run first = await Run.Of("sample", "--model", _model, "--seed", "1");
        Run second = await Run.Of("sample", "--model", _model, "--seed", "2");
        Assert.NotEqual(first.Output, second.Output);
    }

    [Theory]
    [InlineData("zoë", 'ë')]
    [InlineData("a.", '.')]
    public async Task APromptIsOfTheModelsLetters(string prompt, char strange)
    {
        new Notebook().Save(_model);

        Run run = await Run.Of("sample", "--model", _model, "--prompt", prompt);

        Assert.Equal((ExitCode.Usage, ""), (run.ExitCode, run.Output));
        Assert.StartsWith($"error: --prompt may have only letters of the model's alphabet, abcdefghijklmnopqrstuvwxyz; '{strange}' is not one of them.", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task APromptFitsIntoTheMaximumLength()
    {
        new Notebook().Save(_model);

        Run full = await Run.Of("sample", "--model", _model, "--prompt", "abc", "--max-length", "3", "--count", "1");
        Run longer = await Run.Of("sample", "--model", _model, "--prompt", "abcd", "--max-length", "3", "--count", "1");

        Assert.Equal((ExitCode.Done, $"abc{Environment.NewLine}"), (full.ExitCode, full.Output));
        Assert.Equal((ExitCode.Usage, ""), (longer.ExitCode, longer.Output));
        Assert.StartsWith("error: --prompt has 4 letters, and --max-length is 3; specify a larger --max-length, or a shorter --prompt.", longer.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SamplesAreMarkedWhenThereIsACorpus()
    {
        await Run.Of("train", "--data", _data, "--steps", "1", "--out", _model);

        Run run = await Run.Of("sample", "--model", _model, "--count", "9", "--data", _data);

        Assert.All(run.Lines[..^1], line => Assert.Matches("  (new|in the corpus)$", line));
    }

    private static string RowOf(string name, Run run) =>
        Assert.Single(run.Lines, line => line.StartsWith($"{name} ", StringComparison.Ordinal));
}
