using Makemore.Testing;

namespace Makemore.Numerics.Tests;

/// <summary>Small models, one for each combination.</summary>
[MlpSweep(Context = [2, 3], Hidden = [5], Depth = [0, 1, 2], Activation = [Activation.Tanh, Activation.Relu], Alphabet = "abcd")]
public static partial class SmallSweep;

/// <summary>The same of words.</summary>
[MlpSweep(Context = [1, 3], Hidden = [5], Depth = [0, 1, 2], Direct = [false, true], Tokens = Tokens.Words, VocabularySize = 20)]
public static partial class TextSweep;

public sealed class SweepTests
{
    private static readonly string[] Words = ["a", "abba", "cab", "dad", "abacadabbad", "bad", "c", "dabba", "abba", "dd"];
    private static readonly string[] Sentences = ["the cat was walking", "a dog was running", "the dog is walking", "a cat is running", "the cat was walking"];

    public static TheoryData<string> Names => [.. SmallSweep.Models.Select(factory => factory.Name)];

    public static TheoryData<string> NamesOfTextModels => [.. TextSweep.Models.Select(factory => factory.Name)];

    [Fact]
    public void EveryCombinationIsInTheList()
    {
        Assert.Equal(
            from context in (int[])[2, 3]
            from depth in (int[])[0, 1, 2]
            from activation in (Activation[])[Activation.Tanh, Activation.Relu]
            select ($"Context{context}_Hidden5_Depth{depth}_Activation{activation}", context, 20, 5, depth, activation, 5),
            SmallSweep.Models.Select(factory => (
                factory.Name, factory.Spec.Context, factory.Spec.Embed, factory.Spec.Hidden, factory.Spec.Depth, factory.Spec.Activation, factory.Spec.VocabularySize)));
        Assert.IsType<SmallSweep.Context2_Hidden5_Depth0_ActivationTanh>(SmallSweep.Models[0].Create());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void EveryModelLearns(string name)
    {
        ModelFactory factory = SmallSweep.Models.Single(each => each.Name == name);
        AssertLearns(factory, factory.Create(seed: 1), Words);
    }

    [Fact]
    public void EveryCombinationOfAModelOfWordsIsInTheList()
    {
        Assert.Equal(
            from context in (int[])[1, 3]
            from depth in (int[])[0, 1, 2]
            from direct in (bool[])[false, true]
            select (context, depth, direct, Tokens.Words, 20),
            TextSweep.Models.Select(factory => (factory.Spec.Context, factory.Spec.Depth, factory.Spec.Direct, factory.Spec.Tokens, factory.Spec.VocabularySize)));
        Assert.IsType<TextSweep.Context1_Hidden5_Depth2_DirectTrue>(
            TextSweep.Models.Single(factory => factory.Name == "Context1_Hidden5_Depth2_DirectTrue").Create(Vocabulary.FromWords(Corpus.FromLines(Sentences), size: 20)));
    }

    [Theory]
    [MemberData(nameof(NamesOfTextModels))]
    public void EveryModelOfWordsLearns(string name)
    {
        ModelFactory factory = TextSweep.Models.Single(each => each.Name == name);
        Vocabulary vocabulary = Vocabulary.FromWords(Corpus.FromLines(Sentences), factory.Spec.VocabularySize);
        AssertLearns(factory, factory.Create(vocabulary, seed: 1), Sentences);
    }

    private static void AssertLearns(ModelFactory factory, ILanguageModel model, string[] lines)
    {
        ContextDataset data = model.DataOf(lines);

        float before = model.Loss(data);
        TrainingResult result = model.Train(data, new TrainingOptions { Steps = 20, LearningRate = 0.5f });

        Assert.Equal(before, result.LossHistory[0], 1e-5);
        Assert.True(model.Loss(data) < before - 0.1f, $"The loss went from {before} to {model.Loss(data)}.");

        using var folder = new TemporaryFolder();
        model.Save(folder["model.safetensors"]);
        Assert.Equal(model.AllValues(), factory.Load(folder["model.safetensors"]).AllValues());
    }
}
