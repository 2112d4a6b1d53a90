using Makemore.Testing;

namespace Makemore.Torch.Tests;

/// <summary>Small models of words, one for each combination.</summary>
[MlpSweep(Context = [1, 3], Embed = [2], Hidden = [5], Direct = [false, true], Tokens = Tokens.Words, VocabularySize = 20, Backend = Backend.Torch)]
public static partial class TextSweep;

[Collection(nameof(TorchProcess))]
public sealed class TextSweepTests
{
    private static readonly Corpus Text = Corpus.FromLines(["the cat was walking", "a dog was running", "the dog is walking", "a cat is running"]);

    public static TheoryData<string> Names => [.. TextSweep.Models.Select(factory => factory.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void EveryModelLearnsAndComesBack(string name)
    {
        using var folder = new TemporaryFolder();
        ModelFactory factory = TextSweep.Models.Single(each => each.Name == name);
        Vocabulary vocabulary = Vocabulary.FromWords(Text, factory.Spec.VocabularySize);
        ContextDataset data = ContextDataset.Build(Text, vocabulary, factory.Spec.Context);
        ILanguageModel model = factory.Create(vocabulary, seed: 1);
        using var module = (IDisposable)model;

        float before = model.Loss(data);
        model.Train(data, new TrainingOptions { Steps = 20, LearningRate = 0.5f });
        Assert.True(model.Loss(data) < before - 0.1f, $"The loss went from {before} to {model.Loss(data)}.");

        model.Save(folder["model.safetensors"]);
        ILanguageModel loaded = ModelFactory.LoadAny(folder["model.safetensors"], TextSweep.Models);
        using var loadedModule = (IDisposable)loaded;
        Assert.Equal(name, loaded.Spec.Name);
        Assert.Equal(model.LogProbabilities(data), loaded.LogProbabilities(data));
    }

    [Fact]
    public void AModelIsMixedWithNgrams()
    {
        Vocabulary vocabulary = Vocabulary.FromWords(Text, size: 20);
        ContextDataset data = ContextDataset.Build(Text, vocabulary, context: 3);
        ILanguageModel model = TextSweep.Models.Single(each => each.Spec is { Context: 3, Direct: false }).Create(vocabulary, seed: 1);
        using var module = (IDisposable)model;
        var ngrams = new NgramModel(vocabulary, order: 2);
        ngrams.Train(data);

        var mixture = new MixtureModel(model, ngrams, weight: 0.25f);

        Assert.Equal(
            model.LogProbabilities(data).Zip(ngrams.LogProbabilities(data), (first, second) => MathF.Log(0.25f * MathF.Exp(first) + 0.75f * MathF.Exp(second))),
            mixture.LogProbabilities(data),
            (expected, actual) => MathF.Abs(expected - actual) < 1e-5f);

        using var folder = new TemporaryFolder();
        mixture.Save(folder["mixture.safetensors"]);
        MixtureModel loaded = MixtureModel.Load(folder["mixture.safetensors"], TextSweep.Models);
        using var loadedModule = (IDisposable)loaded.Components[0];
        Assert.Equal(mixture.LogProbabilities(data), loaded.LogProbabilities(data));
    }
}
