using System.Collections.Concurrent;
using Makemore.CommandLine.Data;

namespace Makemore.CommandLine.Sweeping;

/// <summary>A split corpus. The examples of each context length are built once, when a model first needs them.</summary>
internal sealed class SweepData
{
    private readonly Corpus _corpus;
    private readonly Protocol _protocol;
    private readonly ConcurrentDictionary<int, Lazy<(CorpusPart Train, CorpusPart Dev, CorpusPart Test)>> _parts = new();

    public SweepData(Corpus corpus, Protocol protocol, ModelSpec anyModel)
    {
        _corpus = corpus;
        _protocol = protocol;
        (CorpusPart Train, CorpusPart Dev, CorpusPart Test) parts = For(anyModel);
        Vocabulary = parts.Train.Examples.Vocabulary;
        Summary = Summarize(parts);
    }

    /// <summary>The vocabulary, which all models of the sweep share.</summary>
    public Vocabulary Vocabulary { get; }

    /// <summary>The source of the lines: the path of the file as the user wrote it, or a description.</summary>
    public string Source => _corpus.Source;

    /// <summary>The summary of the data.</summary>
    public DataSummary Summary { get; }

    /// <summary>The parts, with the examples for a model.</summary>
    public (CorpusPart Train, CorpusPart Dev, CorpusPart Test) For(ModelSpec model) =>
        _parts.GetOrAdd(model.Context, _ => new(() => CorpusPart.Split(_corpus, _protocol, model))).Value;

    private DataSummary Summarize((CorpusPart Train, CorpusPart Dev, CorpusPart Test) parts) => new(
        Path.GetFileName(_corpus.Source),
        Fingerprint.Of(_corpus),
        _protocol,
        parts.Train.Words.Count,
        parts.Dev.Words.Count,
        parts.Dev.InTrain!.Value,
        parts.Test.Words.Count,
        parts.Test.InTrain!.Value);
}
