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
}
