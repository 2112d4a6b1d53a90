using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Makemore;

namespace Names.Sweeping;

/// <summary>A corpus, parted; the examples of each length of context are made once, when a model first asks for them.</summary>
internal sealed class SweepData
{
    private readonly Corpus _corpus;
    private readonly CorpusSplit _split;
    private readonly ConcurrentDictionary<int, Lazy<(Part Train, Part Dev, Part Test)>> _parts = new();

    public SweepData(Corpus corpus, CorpusSplit split, ModelSpec anyModel)
    {
        _corpus = corpus;
        _split = split;
        (Part Train, Part Dev, Part Test) parts = For(anyModel);
        Vocabulary = parts.Train.Examples.Vocabulary;
        Summary = Summarize(parts);
    }

    /// <summary>The vocabulary of the models of the sweep, who have one.</summary>
    public Vocabulary Vocabulary { get; }

    /// <summary>The data in numbers.</summary>
    public DataSummary Summary { get; }

    /// <summary>The parts, as a model reads them.</summary>
    public (Part Train, Part Dev, Part Test) For(ModelSpec model) =>
        _parts.GetOrAdd(model.Context, _ => new(() => Part.Split(_corpus, _split, model))).Value;

    private DataSummary Summarize((Part Train, Part Dev, Part Test) parts) => new(
        Path.GetFileName(_corpus.Source),
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', _corpus)))),
        _split,
        parts.Train.Words.Count,
        parts.Dev.Words.Count,
        parts.Dev.InTrain!.Value,
        parts.Test.Words.Count,
        parts.Test.InTrain!.Value);
}
