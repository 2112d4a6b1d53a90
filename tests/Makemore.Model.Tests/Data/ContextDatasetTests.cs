using CsCheck;
using Makemore.Testing;

namespace Makemore.Tests.Data;

public sealed class ContextDatasetTests : IDisposable
{
    private static readonly Vocabulary Letters = Vocabulary.FromAlphabet("abcdefghijklmnopqrstuvwxyz");

    public static PropertyOf<(List<string> Words, int Context)> IsTheNotebooks { get; } = new(
        Gen.Select(Gen.String[Gen.Char["abé"], 1, 12].List[0, 30], Gen.Int[1, 9]),
        of =>
        {
            Vocabulary vocabulary = Vocabulary.FromAlphabet("abé");
            ContextDataset data = ContextDataset.Build(Corpus.FromLines(of.Words), vocabulary, of.Context);

            (List<int[]> x, List<int> y) = BuildDataset(of.Words, vocabulary, of.Context);

            Assert.Equal(x, Contexts(data));
            Assert.Equal(y, Targets(data));
            Assert.Equal(x.Select(row => string.Join(' ', row)).Distinct().Count(), data.DistinctContexts);
        });

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void IsTheNotebooksXAndY()
    {
        ContextDataset data = ContextDataset.Build(Corpus.FromLines(["emma"]), Letters, 3);

        Assert.Equal(5, data.Count);
        Assert.Equal(3, data.ContextLength);
        Assert.Equal(27, data.VocabularySize);
        Assert.Equal([[0, 0, 0], [0, 0, 5], [0, 5, 13], [5, 13, 13], [13, 13, 1]], Contexts(data));
        Assert.Equal([5, 13, 13, 1, 0], Targets(data));
    }

    [Fact]
    public void ARunningTextGoesOnOverTheEndsOfTheLines()
    {
        Corpus text = Corpus.FromLines(["ab", "c", "de"]).AsRunningText();
        ContextDataset data = ContextDataset.Build(text, Letters, 3);

        Assert.Equal([[0, 0, 0], [0, 0, 1], [0, 1, 2], [1, 2, 3], [2, 3, 4]], Contexts(data));
        Assert.Equal([1, 2, 3, 4, 5], Targets(data));
        Assert.Equal(5, data.DistinctContexts);
        Assert.NotEqual(ContextDataset.Build(Corpus.FromLines(text), Letters, 3).Fingerprint, data.Fingerprint);
    }

    [Fact]
    public void ARunningTextHasTheContextsOfOneLongLine()
    {
        string[] lines = [.. Corpus.GivenNames.Take(2_000)];
        ContextDataset running = ContextDataset.Build(Corpus.FromLines(lines).AsRunningText(), Letters, 3);
        ContextDataset line = ContextDataset.Build(Corpus.FromLines([string.Concat(lines)]), Letters, 3);

        Assert.Equal(Contexts(line).SkipLast(1), Contexts(running));
        Assert.Equal(Targets(line).SkipLast(1), Targets(running));
        Assert.Equal(Contexts(running).Select(row => string.Join(' ', row)).Distinct().Count(), running.DistinctContexts);
    }

    [Fact]
    public void NoWordsAreNoExamples()
    {
        ContextDataset data = ContextDataset.Build(Corpus.FromLines([]), Letters, 3);
        Assert.Equal(0, data.Count);
        Assert.Equal(0, data.DistinctContexts);
    }

    [NamesTxtFact]
    public void OnNamesTxtItIsTheNotebooks()
    {
        Corpus names = Corpus.Load(SharedFiles.PathOf(SharedFiles.NamesTxt));
        Vocabulary vocabulary = Vocabulary.FromCorpus(names);
        ContextDataset three = ContextDataset.Build(names, vocabulary, 3);
        ContextDataset eight = ContextDataset.Build(names, vocabulary, 8);

        Assert.Equal(32_033, names.Count);
        Assert.Equal(27, vocabulary.Count);
        Assert.Equal([228_146, 228_146], [three.Count, eight.Count]);
        Assert.Equal([0, 0, 5], three.Context(1).ToArray());
        Assert.Equal(13, three.Target(1));
        Assert.Equal(5_686, three.DistinctContexts);
        Assert.Equal(58_841, eight.DistinctContexts);
    }

    [Fact]
    public void IsWhatTheNotebooksLoopBuilds() => IsTheNotebooks.Holds(seed: "0005NkpJdw51", cases: 100);

    [Fact]
    public void ALetterOfTwoCharactersIsOneToken()
    {
        ContextDataset data = ContextDataset.Build(Corpus.FromLines(["a😀"]), Vocabulary.FromAlphabet("a😀"), 2);
        Assert.Equal([[0, 0], [0, 1], [1, 2]], Contexts(data));
        Assert.Equal([1, 2, 0], Targets(data));
    }

    [Fact]
    public void AWordIsATokenAndALineASentence()
    {
        Corpus text = Corpus.FromLines(["the cat", " \t", "the dog barked"]);
        Vocabulary words = Vocabulary.FromWords(text, size: 5);

        ContextDataset data = ContextDataset.Build(text, words, 2);

        Assert.Same(words, data.Vocabulary);
        Assert.Equal(["<s>", "<unk>", "the", "barked", "cat"], words.Tokens);
        Assert.Equal([[0, 0], [0, 2], [2, 4], [0, 0], [0, 2], [2, 1], [1, 3]], Contexts(data));
        Assert.Equal([2, 4, 0, 2, 1, 3, 0], Targets(data));
    }

    [Fact]
    public void WhiteSpaceInAFileSeparatesWords()
    {
        Corpus text = Corpus.Load(_folder.Write("text.txt", "\tthe\fcat\r\n\n \u00A0\nso so so\n"u8.ToArray()));
        Vocabulary words = Vocabulary.FromWords(text, size: 5000);
        Assert.Equal(["<s>", "<unk>", "so", "cat", "the"], words.Tokens);
        Assert.Equal([4, 3, 0, 2, 2, 2, 0], Targets(ContextDataset.Build(text, words, 3)));
    }

    /// <summary>
    /// The targets, once in blocks and once in their array, and the numbers of the contexts take 12 bytes an example.
    /// The table and the contexts are small here.
    /// </summary>
    [Fact]
    public void MemoryIsInProportionToTheExamples()
    {
        Corpus corpus = Corpus.FromLines(Enumerable.Range(0, 400_000).Select(i => $"{(char)('a' + i % 26)}nnabella"));
        ContextDataset.Build(Corpus.FromLines(["a"]), Letters, 3);
        long before = GC.GetAllocatedBytesForCurrentThread();
        ContextDataset data = ContextDataset.Build(corpus, Letters, 3);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal(4_000_000, data.Count);
        Assert.InRange(allocated, 12L * data.Count, 12L * data.Count + (5 << 20));
    }

    [Fact]
    public void ManyLinesAreAsFew()
    {
        // More tokens than a block has, and a table that grows often.
        string[] lines = [.. Enumerable.Range(0, 300_000).Select(i => string.Concat($"{i * 7919L % 1_000_003}".Select(digit => (char)('a' + digit - '0'))))];
        ContextDataset data = ContextDataset.Build(Corpus.FromLines(lines), Letters, 6);
        var distinct = new Dictionary<string, int>();
        int example = 0;
        foreach (string line in lines)
        {
            int[] padded = [0, 0, 0, 0, 0, 0, .. Letters.Encode(line), 0];
            for (int i = 0; i <= line.Length; i++, example++)
            {
                Assert.True(data.Context(example).SequenceEqual(padded.AsSpan(i, 6)));
                Assert.Equal(padded[i + 6], data.Target(example));
                distinct.TryAdd(string.Join(',', padded[i..(i + 6)]), distinct.Count);
            }
        }
        Assert.Equal(example, data.Count);
        Assert.Equal(distinct.Count, data.DistinctContexts);
    }

    [Fact]
    public void ItCanBeCanceled() => Assert.Throws<OperationCanceledException>(
        () => ContextDataset.Build(Corpus.FromLines(["a"]), Letters, 3, new CancellationToken(canceled: true)));

    [Theory]
    [InlineData("emma\n\nZoë", "line 3, column 1: 'Z' (U+005A) is not a letter of the model's alphabet (abcdefghijklmnopqrstuvwxyz); add it to [Mlp(Alphabet = …)] or change the file.")]
    [InlineData("emma\r\nzoë", "line 2, column 3: 'ë' (U+00EB) is not a letter of the model's alphabet (abcdefghijklmnopqrstuvwxyz); add it to [Mlp(Alphabet = …)] or change the file.")]
    [InlineData("emma ", "line 1, column 5: ' ' (U+0020) is not a letter of the model's alphabet (abcdefghijklmnopqrstuvwxyz); add it to [Mlp(Alphabet = …)] or change the file.")]
    [InlineData("j.", "line 1, column 2: '.' stands for the boundary between words; remove it from the file.")]
    public void AForeignLetterIsPlaced(string text, string fault)
    {
        string path = _folder.Write("names.txt", System.Text.Encoding.UTF8.GetBytes(text));
        var exception = Assert.Throws<CorpusException>(() => ContextDataset.Build(Corpus.Load(path), Letters, 3));
        Assert.Equal($"{path}, {fault}", exception.Message);
    }

    [Fact]
    public void AContextHasOneTokenAtLeast() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ContextDataset.Build(Corpus.FromLines(["a"]), Letters, 0));

    [Fact]
    public void DataOfAnotherModelIsRefused()
    {
        ModelSpec model = new Checkpoints.FakeModel(context: 3, alphabet: "abc").Spec;
        Corpus words = Corpus.FromLines(["abc"]);
        Vocabulary vocabulary = Vocabulary.FromAlphabet("abc");

        AssertRefused(
            ContextDataset.Build(Corpus.FromLines([]), vocabulary, 3),
            "There are no examples in the given lines; a model needs at least one word.");
        AssertRefused(
            ContextDataset.Build(words, vocabulary, 4),
            "The data's contexts have 4 tokens and NameModel reads 3; build the data with NameModel.ContextLength.");
        AssertRefused(
            ContextDataset.Build(words, Letters, 3),
            "The data has 27 tokens and NameModel knows 4; build the data with the model's Vocabulary.");
        AssertRefused(
            ContextDataset.Build(Corpus.FromLines(["abd"]), Vocabulary.FromAlphabet("abd"), 3),
            "The data's 4 tokens are not those of NameModel; build the data with the model's Vocabulary.");
        ContextDataset.ThrowUnlessFits(ContextDataset.Build(words, vocabulary, 3), model);

        void AssertRefused(ContextDataset data, string message) => Assert.Equal(
            $"{message} (Parameter 'data')", Assert.Throws<ArgumentException>(() => ContextDataset.ThrowUnlessFits(data, model)).Message);
    }

    /// <summary>The notebook's build_dataset, as it stands there.</summary>
    private static (List<int[]> X, List<int> Y) BuildDataset(IEnumerable<string> names, Vocabulary stoi, int contextLength)
    {
        var x = new List<int[]>();
        var y = new List<int>();
        foreach (string name in names)
        {
            string s = new string('.', contextLength) + name + ".";
            for (int i = contextLength; i < s.Length; i++)
            {
                x.Add([.. s[(i - contextLength)..i].Select(stoi.IndexOf)]);
                y.Add(stoi.IndexOf(s[i]));
            }
        }
        return (x, y);
    }

    private static IEnumerable<int[]> Contexts(ContextDataset data) =>
        Enumerable.Range(0, data.Count).Select(i => data.Context(i).ToArray());

    private static IEnumerable<int> Targets(ContextDataset data) => Enumerable.Range(0, data.Count).Select(data.Target);
}
