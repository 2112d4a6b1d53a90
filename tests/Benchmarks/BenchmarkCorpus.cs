using Makemore.Testing;

namespace Makemore.Benchmarks;

/// <summary>The words that everything is measured on, and what is made of them.</summary>
internal sealed class BenchmarkCorpus
{
    private readonly Dictionary<int, ContextDataset> _examples = [];
    private readonly Lazy<ContextDataset> _text = new(() => ZipfText.Examples(Models.TextModel.ContextLength));

    /// <summary>Takes the words of a file.</summary>
    /// <param name="file">The file; when null, names.txt where it is present, and the embedded corpus where it is not.</param>
    public BenchmarkCorpus(FileInfo? file)
    {
        string path = file?.FullName ?? SharedFiles.PathOf(SharedFiles.NamesTxt);
        Path = file is not null || File.Exists(path) ? path : null;
        Words = Path is null ? Corpus.GivenNames : Corpus.Load(Path);
    }

    /// <summary>The file the words come from; null for the embedded corpus.</summary>
    public string? Path { get; }

    public Corpus Words { get; }

    /// <summary>How the corpus is called in a report.</summary>
    public string Name => Path is null ? "the embedded corpus (there is no names.txt)" : Path;

    /// <summary>The examples for models of words, from a text of its own.</summary>
    public ContextDataset Text => _text.Value;

    /// <summary>The words as examples with a context of this length.</summary>
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
