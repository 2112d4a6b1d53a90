using System.Globalization;
using Makemore.CommandLine.Data;
using Makemore.Testing;
using Makemore.Tool.Presets;

namespace Makemore.CommandLine.Tests.Training;

public sealed class ScaleTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task ATrainingEndsWithWhatItsLossMeans()
    {
        Run run = await Run.In(_folder, "train", "--steps", "41");

        (Corpus train, Corpus dev, _) = Corpus.GivenNames.Split();
        ContextDataset counted = Data(train, 5), judged = Data(dev, 5);
        var bigrams = new NgramModel(Notebook.Vocabulary, 2, NgramSmoothing.AddK(1));
        bigrams.Train(counted);
        var kneserNey = new NgramModel(Notebook.Vocabulary, 6);
        kneserNey.Train(counted);
        float model = Notebook.Load(_folder["notebook.safetensors"]).Loss(Data(dev, Notebook.ContextLength));
        Assert.Equal(
            [
                ("all tokens equally likely", Math.Log(27)),
                ("this model", model),
                ("bigrams, add-1", bigrams.Loss(judged)),
                ("Kneser–Ney of order 6", kneserNey.Loss(judged)),
            ],
            Scale(run),
            (expected, actual) => expected.Item1 == actual.Item1 && Math.Abs(expected.Item2 - actual.Item2) < 6e-5);
    }

    [SharedFileFact(SharedFiles.NamesTxt)]
    public async Task OnNamesTxtTheyAreThePublishedOnes()
    {
        Run run = await Run.Of("train", "--data", SharedFiles.PathOf(SharedFiles.NamesTxt), "--steps", "1");

        Assert.Equal(
            [("all tokens equally likely", 3.2958), ("bigrams, add-1", 2.4533), ("Kneser–Ney of order 6", 1.9746)],
            Scale(run).Where(row => row.Name != "this model"),
            (expected, actual) => expected.Item1 == actual.Item1 && Math.Abs(expected.Item2 - actual.Item2) < 6e-4);
    }

    [Fact]
    public async Task AModelThatIsWorseThanCountsIsFollowedByTheNextPreset()
    {
        string data = SmallCorpus.WriteTo(_folder);
        Run run = await Run.Of("train", "--data", data, "--steps", "1");
        Assert.Equal($"Next: makemore train --preset lecture --data {data}", run.Lines[^2]);

        // No preset of words comes after the preset of words.
        string text = SmallText.WriteTo(_folder), model = _folder["my text.safetensors"];
        run = await Run.Of("train", "--data", text, "--preset", "text", "--steps", "1", "--out", model);
        Assert.Equal($"Next: makemore sample --model \"{model}\" --count 20", run.Lines[^2]);
    }

    [Fact]
    public void OfManyExamplesNoNgramsAreCounted()
    {
        (CorpusPart train, CorpusPart dev, _) = CorpusPart.Split(Corpus.Load(SmallCorpus.WriteTo(_folder)), Protocol.Default, new Notebook().Spec);

        Assert.Equal(3, Baselines.Of(train, dev, train.Examples.Count, CancellationToken.None).Count);
        Assert.Single(Baselines.Of(train, dev, train.Examples.Count - 1, CancellationToken.None));
    }

    private static ContextDataset Data(Corpus words, int context) => ContextDataset.Build(words, Notebook.Vocabulary, context);

    private static IEnumerable<(string Name, double Loss)> Scale(Run run) => run.Lines
        .SkipWhile(line => !line.StartsWith("What the dev loss means", StringComparison.Ordinal))
        .Skip(1)
        .TakeWhile(line => line.Length > 0)
        .Select(line => (line[..^6].Trim(), double.Parse(line[^6..], CultureInfo.InvariantCulture)));
}
