using System.Text.Json;
using Makemore.Engine;
using Makemore.Testing;
using Makemore.Tests.Checkpoints;

namespace Makemore.Tests.Ngrams;

public sealed class NgramCheckpointTests : IDisposable
{
    private static readonly Text Text = new("abcd", ["abba", "cab", "abc", "bac", "dd", "d"]);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<int, NgramSmoothing> Models => new()
    {
        { 1, NgramSmoothing.KneserNey },
        { 2, NgramSmoothing.AddK(1) },
        { 3, NgramSmoothing.MaximumLikelihood },
        { 4, NgramSmoothing.AddK(0.1) },
        { 5, NgramSmoothing.KneserNey },
    };

    [Theory]
    [MemberData(nameof(Models))]
    public void WhatIsSavedIsLoadedToTheBit(int order, NgramSmoothing smoothing)
    {
        NgramModel saved = Text.Count(order, smoothing);
        saved.Save(_folder["saved"]);
        NgramModel loaded = NgramModel.Load(_folder["saved"]);
        loaded.Save(_folder["again"]);

        Assert.Equal(File.ReadAllBytes(_folder["saved"]), File.ReadAllBytes(_folder["again"]));
        Assert.Equal((order, smoothing), (loaded.Order, loaded.Smoothing));
        Assert.Equal(saved.Vocabulary.Tokens, loaded.Vocabulary.Tokens);
        ContextDataset data = Text.Data(order - 1);
        Assert.Equal(saved.LogProbabilities(data), loaded.LogProbabilities(data));
        Assert.Equal(saved.Sample(20), loaded.Sample(20));
    }

    [Fact]
    public void AModelOfWordsKeepsItsWords()
    {
        Corpus corpus = Corpus.FromLines(["The cat sat.", "the Dog sat."]);
        Vocabulary vocabulary = Vocabulary.FromWords(corpus, size: 10, foldCase: true);
        var saved = new NgramModel(vocabulary, order: 3);
        saved.Train(ContextDataset.Build(corpus, vocabulary, 2));
        saved.Save(_folder["words"]);
        Assert.Equal(saved.Sample(10), NgramModel.Load(_folder["words"]).Sample(10));
    }

    [Fact]
    public void TheFileSaysWhatItIs()
    {
        Text.Count(order: 3, NgramSmoothing.AddK(0.5)).Save(_folder["file"]);
        IReadOnlyDictionary<string, string> metadata = CheckpointInfo.Read(_folder["file"]).Metadata;
        Assert.Equal(("NgramModel", "2", "add-0.5", ".abcd"), (metadata["model"], metadata["context"], metadata["smoothing"], metadata["vocabulary"]));
    }

    /// <summary>. a b .   . a .: the trigrams. Those that begin a line have two boundaries in front.</summary>
    [Theory]
    [InlineData(null)]
    [InlineData(0.5)]
    public void TheFileHoldsTheCounts(double? k)
    {
        new Text("ab", ["ab", "a"]).Count(order: 3, k is { } added ? NgramSmoothing.AddK(added) : null).Save(_folder["file"]);
        using var file = new SafetensorsReader(_folder["file"]);
        Assert.Equal(["ngrams (4, 3)", "counts (4)"], file.Info.Tensors.Select(tensor => $"{tensor.Name} ({string.Join(", ", tensor.Shape)})"));
        Assert.Equal([0, 0, 1, /**/ 0, 1, 0, /**/ 0, 1, 2, /**/ 1, 2, 0], file.ReadNumbers(file.Info.Tensors[0]));
        Assert.Equal([2, 1, 1, 1], file.ReadNumbers(file.Info.Tensors[1]));
    }

    [Fact]
    public void AModelThatHasCountedNothingIsSavedAndLoaded()
    {
        new NgramModel(Text.Vocabulary, order: 2).Save(_folder["file"]);
        Assert.Equal([0, 0], CheckpointInfo.Read(_folder["file"]).Tensors.Select(tensor => tensor.Count));
        Assert.All(NgramModel.Load(_folder["file"]).Probabilities(1), p => Assert.Equal(0.2, p, 1e-6));
    }

    [Theory]
    [InlineData(".ab", "add-1", new float[] { 0, 1, 1, 2 }, new float[] { 1, 2 }, null)]
    [InlineData(".ab", "add-1", new float[] { 0, 1, 1, 3 }, new float[] { 1, 2 }, "this is not a safetensors file, or it is damaged: its ngrams contain 3; they must be whole numbers from 0 to 2; save or fetch it again.")]
    [InlineData(".ab", "add-1", new float[] { 0, 1, 1, 0.5f }, new float[] { 1, 2 }, "this is not a safetensors file, or it is damaged: its ngrams contain 0.5; they must be whole numbers from 0 to 2; save or fetch it again.")]
    [InlineData(".ab", "add-1", new float[] { 0, 1, 1, 2 }, new float[] { 1, 0 }, "this is not a safetensors file, or it is damaged: its counts contain 0; they must be whole numbers from 1 to 2147483647; save or fetch it again.")]
    [InlineData(".ab", "add-1", new float[] { 0, 1, 1, 2 }, new float[] { 1, float.NaN }, "this is not a safetensors file, or it is damaged: its counts contain NaN; they must be whole numbers from 1 to 2147483647; save or fetch it again.")]
    [InlineData(".ab", "add--1", new float[] { 0, 1, 1, 2 }, new float[] { 1, 2 }, "the file does not name the smoothing, kneser-ney or add-k with a number for k; save the model again.")]
    [InlineData(".ab", "good-turing", new float[] { 0, 1, 1, 2 }, new float[] { 1, 2 }, "the file does not name the smoothing, kneser-ney or add-k with a number for k; save the model again.")]
    [InlineData(".aa", "add-1", new float[] { 0, 1, 1, 2 }, new float[] { 1, 2 }, "this is not a safetensors file, or it is damaged: its vocabulary is not the boundary '.' and letters, each once; save or fetch it again.")]
    [InlineData(".ba", "add-1", new float[] { 0, 1, 1, 2 }, new float[] { 1, 2 }, "this is not a safetensors file, or it is damaged: the letters of its vocabulary are not sorted by code point; save or fetch it again.")]
    [InlineData("ab", "add-1", new float[] { 0, 1, 1, 2 }, new float[] { 1, 2 }, "this is not a safetensors file, or it is damaged: its vocabulary is not the boundary '.' and letters, each once; save or fetch it again.")]
    [InlineData(null, "add-1", new float[] { 0, 1, 1, 2 }, new float[] { 1, 2 }, "the file has no vocabulary; save the model again.")]
    [InlineData(".ab", "add-1", new float[] { 0, 1, 1, 2 }, new float[] { 1, 2, 3 }, "the file has no ngrams (N × order) with counts (N); save an n-gram model.")]
    public void ADamagedFileIsRefused(string? vocabulary, string smoothing, float[] ngrams, float[] counts, string? fault)
    {
        string metadata = string.Join(", ", new[] { ("smoothing", smoothing), ("vocabulary", vocabulary) }
            .Where(pair => pair.Item2 is not null)
            .Select(pair => $"\"{pair.Item1}\": {JsonSerializer.Serialize(pair.Item2)}"));
        string header = $$"""
            {"__metadata__": { {{metadata}} },
             "ngrams": {"dtype": "F32", "shape": [2, 2], "data_offsets": [0, 16]},
             "counts": {"dtype": "F32", "shape": [{{counts.Length}}], "data_offsets": [16, {{16 + 4 * counts.Length}}]} }
            """;
        string path = _folder.Write("file", SafetensorsFile.Of(header, [.. ngrams, .. counts]));
        if (fault is null)
            Assert.Equal(2.0 / 4, NgramModel.Load(path).Probability(".", 'a'), 1e-6);
        else
            Assert.Equal($"{path}: {fault}", Assert.Throws<CheckpointException>(() => NgramModel.Load(path)).Message);
    }

    /// <summary>A file has the numbers of tokens as floats.</summary>
    [Fact]
    public void AVocabularyWhoseNumbersAreNotExactIsRefused()
    {
        NgramCheckpoint.ThrowIfTooLarge(16_777_216);
        var exception = Assert.Throws<InvalidOperationException>(() => NgramCheckpoint.ThrowIfTooLarge(16_777_217));
        Assert.Equal("The vocabulary has 16777217 tokens, and the file of an n-gram model has room for 16777216; use a smaller vocabulary.", exception.Message);
    }

    [Fact]
    public void AnOrderThatNoModelHasIsRefused()
    {
        string header = """
            {"__metadata__": {"smoothing": "add-1", "vocabulary": ".ab"},
             "ngrams": {"dtype": "F32", "shape": [0, 2000000000], "data_offsets": [0, 0]},
             "counts": {"dtype": "F32", "shape": [0], "data_offsets": [0, 0]} }
            """;
        string path = _folder.Write("file", SafetensorsFile.Of(header));
        Assert.Equal(
            $"{path}: this is not a safetensors file, or it is damaged: its n-grams have 2000000000 tokens, and those of a model at most 1024; save or fetch it again.",
            Assert.Throws<CheckpointException>(() => NgramModel.Load(path)).Message);
    }

    [Fact]
    public void CountsWhoseSumOverflowsAreRefused()
    {
        string header = """
            {"__metadata__": {"smoothing": "kneser-ney", "vocabulary": ".ab"},
             "ngrams": {"dtype": "F32", "shape": [2, 1], "data_offsets": [0, 8]},
             "counts": {"dtype": "F32", "shape": [2], "data_offsets": [8, 16]} }
            """;
        string path = _folder.Write("file", SafetensorsFile.Of(header, 1, 2, 2e9f, 2e9f));
        Assert.Equal(
            $"{path}: this is not a safetensors file, or it is damaged: its counts add up to more than 2147483647; save or fetch it again.",
            Assert.Throws<CheckpointException>(() => NgramModel.Load(path)).Message);
    }

    [Fact]
    public void AFileOfAnotherModelIsRefused()
    {
        Checkpoint.Save(_folder["mlp"], new FakeModel());
        Assert.Equal(
            $"{_folder["mlp"]}: the file has no ngrams (N × order) with counts (N); save an n-gram model.",
            Assert.Throws<CheckpointException>(() => NgramModel.Load(_folder["mlp"])).Message);
    }
}
