using Makemore.CommandLine.Data;
using Makemore.CommandLine.Sweeping;
using Makemore.Tool.Presets;

namespace Makemore.CommandLine.Tests.Sweeping;

public sealed class TrialTests
{
    private static readonly DataSummary Data = SomeResult.Data;
    private static readonly ModelSpec Model = ModelFactory.Of<Notebook>().Spec;
    private static readonly TrainingOptions Recipe = new() { Steps = 100, BatchSize = 32 };
    private static readonly Trial Trial = Trial.Of(Model, Recipe, 1, Data);

    [Fact]
    public void AnotherArchitectureRecipeSeedOrDataIsAnotherTrial()
    {
        Trial[] others =
        [
            Trial.Of(Model with { Hidden = 101 }, Recipe, 1, Data),
            Trial.Of(Model with { Activation = Activation.Relu }, Recipe, 1, Data),
            Trial.Of(Model, Recipe with { Steps = 101 }, 1, Data),
            Trial.Of(Model, Recipe with { BatchSize = null }, 1, Data),
            Trial.Of(Model, Recipe with { LearningRate = 0.2f }, 1, Data),
            Trial.Of(Model, Recipe with { Optimizer = Optimizer.AdamW }, 1, Data),
            Trial.Of(Model, Recipe, 2, Data),
            Trial.Of(Model, Recipe, 1, Data with { Fingerprint = "fedcba9876543210" }),
            Trial.Of(Model, Recipe, 1, Data with { Protocol = new(CorpusSplit.Eureka) }),
            Trial.Of(Model, Recipe, 1, Data with { Protocol = Protocol.Default with { KeepsCase = true } }),
        ];

        Assert.All(others, other => Assert.NotEqual(Trial, other));
    }

    [Fact]
    public void WhatDoesNotChangeTheResultIsTheSameTrial()
    {
        Assert.Equal(Trial, Trial.Of(Model with { Name = "Renamed" }, Recipe, 1, Data));
        Assert.Equal(Trial, Trial.Of(Model, Recipe with { Threads = 1, Seed = 7 }, 1, Data));
        Assert.Equal(Trial, Trial.Of(Model, Recipe, 1, Data with { Name = "copy.txt" }));
    }

    [Fact]
    public void TheRecipeHoldsEveryOptionOfATraining()
    {
        IEnumerable<string> options = typeof(TrainingOptions).GetProperties().Select(property => property.Name)
            .Except([nameof(TrainingOptions.Seed), nameof(TrainingOptions.Threads), nameof(TrainingOptions.Validation), nameof(TrainingOptions.Checkpoint)]);

        Assert.All(options, option => Assert.Contains($"\"{option}\":", Trial.Recipe, StringComparison.Ordinal));
    }

    [Fact]
    public void ARecipeInWordsIsWhatIsNotTheDefault()
    {
        Assert.Equal("Steps 100, BatchSize 32", Settings.InWords(Trial.Recipe));
        Assert.Equal("Optimizer AdamW", Settings.InWords(Settings.Of(new TrainingOptions { Optimizer = Optimizer.AdamW })));
        Assert.Equal("the defaults", Settings.InWords(Settings.Of(new TrainingOptions())));
    }
}
