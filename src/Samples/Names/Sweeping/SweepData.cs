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

    public SweepData(Corpus corpus, CorpusSplit split, ModelFactory anyModel)
    {
        _corpus = corpus;
        _split = split;
        Summary = Summarize(For(anyModel.Create()));
    }

    /// <summary>The data in numbers.</summary>
    public DataSummary Summary { get; }

    /// <summary>The parts, as a model reads them. The models of a sweep have one vocabulary.</summary>
    public (Part Train, Part Dev, Part Test) For(ILanguageModel model) =>
        _parts.GetOrAdd(
            model.Spec.Context,
            context => new(() => Part.Split(_corpus, _split, model.Vocabulary, context))).Value;

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
