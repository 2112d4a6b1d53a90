using Makemore.Testing;

namespace Makemore.Benchmarks;

/// <summary>The words that the benchmarks use, and the datasets made from them.</summary>
internal sealed class BenchmarkCorpus
{
    private readonly Dictionary<int, ContextDataset> _examples = [];
    private readonly Lazy<ContextDataset> _text = new(() => ZipfText.Examples(Models.TextModel.ContextLength));

    /// <summary>Reads the words.</summary>
    /// <param name="file">
    /// The file with the words. If it is null, the file is names.txt or, if that does not exist, the embedded corpus.
    /// </param>
    public BenchmarkCorpus(FileInfo? file)
    {
        string path = file?.FullName ?? SharedFiles.PathOf(SharedFiles.NamesTxt);
        Path = file is not null || File.Exists(path) ? path : null;
        Words = Path is null ? Corpus.GivenNames : Corpus.Load(Path);
    }

    /// <summary>The file with the words; null for the embedded corpus.</summary>
    public string? Path { get; }

    public Corpus Words { get; }

    /// <summary>The name of the corpus in a report.</summary>
    public string Name => Path is null ? "the embedded corpus (there is no names.txt)" : Path;

    /// <summary>The examples for models of words. They come from a different text.</summary>
    public ContextDataset Text => _text.Value;

    /// <summary>The examples of the words, with a context of this length.</summary>
    public ContextDataset Examples(int context)
    {
        if (!_examples.TryGetValue(context, out ContextDataset? examples))
        {
            examples = ContextDataset.Build(Words, Models.NotebookModel.Vocabulary, context);
            _examples.Add(context, examples);
        }
        return examples;
    }
}
