using System.Numerics.Tensors;
using Makemore.Engine;
using Makemore.Testing;

namespace Makemore.CommandLine.Tests;

/// <summary>The commands read the file of an n-gram model or of a cache that a program has saved.</summary>
public sealed class SavedCountsTests : IDisposable
{
    private static readonly Vocabulary Letters = Vocabulary.FromAlphabet("abcdefghijklmnopqrstuvwxyz");

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(3)]
    [InlineData(1)]
    public async Task NgramsAreInspected(int order)
    {
        var ngrams = new NgramModel(Letters, order, NgramSmoothing.AddK(0.5));
        ngrams.Train(ContextDataset.Build(Corpus.FromLines(["ab", "abc"]), Letters, context: order));
        ngrams.Save(_folder["ngrams.safetensors"]);

        Run run = await Run.Of("inspect", "--model", _folder["ngrams.safetensors"]);

        Assert.Equal((ExitCode.Done, ""), (run.ExitCode, run.Errors));
        // Of order 3: ..a, .ab, ab., abc and bc. Of order 1: a, b, c and the boundary.
        Assert.Equal(
            [$"add-0.5 of order {order}", $"context     {order - 1} tokens", $"n-grams     {(order == 3 ? 5 : 4)}", "vocabulary  27 tokens"],
            run.Lines[..4].Select(line => line.TrimEnd()));
    }

    [Fact]
    public async Task ACacheIsInspected()
    {
        new CacheModel(Letters, halfLife: 30).Save(_folder["cache.safetensors"]);

        Run run = await Run.Of("inspect", "--model", _folder["cache.safetensors"]);

        Assert.Equal((ExitCode.Done, ""), (run.ExitCode, run.Errors));
        Assert.Equal(["cache with a half-life of 30", "vocabulary  27 tokens"], run.Lines[..2].Select(line => line.TrimEnd()));
    }

    [Fact]
    public async Task NothingIsPrintedOfAFileWithoutAVocabulary()
    {
        string path = _folder["damaged.safetensors"];
        var tensors = new OrderedDictionary<string, Tensor<float>> { ["U"] = Tensor.Create([1f]) };
        Checkpoint.Save(path, new CheckpointContent(nameof(CacheModel), tensors, [("HalfLife", "30")]), metadata: null);

        Run run = await Run.Of("inspect", "--model", path);

        Assert.Equal((ExitCode.Failed, ""), (run.ExitCode, run.Output));
        Assert.StartsWith($"error: --model {path}: ", run.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nearest", "a")]
    [InlineData("export", "--out", "vectors.txt")]
    public async Task CountsHaveNoEmbedding(params string[] command)
    {
        new NgramModel(Letters, order: 2).Save(_folder["ngrams.safetensors"]);
        new CacheModel(Letters).Save(_folder["cache.safetensors"]);
        foreach ((string file, string kind) in ((string, string)[])[("ngrams", "kneser-ney of order 2"), ("cache", "cache with a half-life of ")])
        {
            string path = _folder[$"{file}.safetensors"];
            Run run = await Run.Of([.. command.Select(word => word == "vectors.txt" ? _folder[word] : word), "--model", path]);
            Assert.Equal((ExitCode.Failed, ""), (run.ExitCode, run.Output));
            Assert.StartsWith($"error: --model {path} is {kind}", run.Errors, StringComparison.Ordinal);
            Assert.EndsWith("this command needs a model with an embedding; specify the file of a trained network.", run.Errors.TrimEnd(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task NamesAreSampledFromNgrams()
    {
        var ngrams = new NgramModel(Letters, order: 3, NgramSmoothing.KneserNey);
        ngrams.Train(ContextDataset.Build(Corpus.GivenNames, Letters, context: 2));
        ngrams.Save(_folder["ngrams.safetensors"]);

        Run run = await Run.Of("sample", "--model", _folder["ngrams.safetensors"], "--count", "5", "--seed", "3");

        Assert.Equal((ExitCode.Done, ""), (run.ExitCode, run.Errors));
        Assert.Equal(ngrams.Sample(5, new SamplingOptions { Seed = 3 }), run.Lines[..5]);
    }
}
