using System.Globalization;
using Makemore;
using Makemore.Testing;

namespace Names.Tests;

public sealed class NotebookTests
{
    [Fact]
    public void ShowsWhatTheNotebookShowsInItsOrder()
    {
        string output = Output(Corpus.GivenNames, new TrainingOptions { Steps = 41 });

        string[] expected =
        [
            "── Names",
            string.Join(", ", Corpus.GivenNames.Take(10)),
            "── Vocabulary",
            "stoi  '.': 0  'a': 1",
            "'z': 26",
            "itos  0: '.'  1: 'a'",
            "26: 'z'",
            "── Examples",
            $"X  ({Corpus.GivenNames.Sum(name => name.Length + 1)}, 3)   X[1] = [0, 0, ",
            "Y[1] = ",
            "── Parameters",
            "Wx    (100, 60)        6,000    10.0772   randn / √60",
            "all                    9,367",
            "E[1] = [-0.0076,  0.0108,  0.0080,  0.0168,  0.0128,  0.0130,  0.0061,  0.0133,",
            "        -0.0023,  0.0004, -0.0025,  0.0086, -0.0138, -0.0087, -0.0022,  0.0172,",
            "         0.0032, -0.0042,  0.0031, -0.0077]",
            "── Training",
            "step 0: loss = 3.29",
            "step 20: loss = ",
            "step 40: loss = ",
            "── New names",
            "── Scale",
        ];
        int at = 0;
        foreach (string text in expected)
        {
            int found = output.IndexOf(text, at, StringComparison.Ordinal);
            Assert.True(found >= 0, $"'{text}' is missing or out of order in\n{output}");
            at = found + text.Length;
        }
    }

    [Fact]
    public void ShowsTheLossEveryTwentiethStepAlone()
    {
        Assert.Equal(
            ["step 0", "step 20", "step 40"],
            Steps(Output(Corpus.GivenNames, new TrainingOptions { Steps = 50 })).Select(line => line.Split(':')[0]));
    }

    [Fact]
    public void MarksTenNamesAsNewOrFound()
    {
        // A model that has seen one word for long enough says nothing else.
        string output = Output(Corpus.FromLines(["emma"]), new TrainingOptions { Steps = 300, LearningRate = 1 });

        string[] names = [.. Lines(output).SkipWhile(line => !line.StartsWith("── New names", StringComparison.Ordinal)).Skip(1).Take(10)];
        Assert.Contains(names, line => line == "emma  in the corpus");
        Assert.All(names, line => Assert.Equal(line.StartsWith("emma ", StringComparison.Ordinal) ? "in the corpus" : "new", line[line.IndexOf("  ", StringComparison.Ordinal)..].Trim()));
    }

    [Fact]
    public void EndsWithTheLossesOfCounts()
    {
        (Corpus train, Corpus dev, _) = Corpus.GivenNames.Split(CorpusSplit.Makemore);
        var counted = ContextDataset.Build(train, NameModel.Vocabulary, context: 5);
        var judged = ContextDataset.Build(dev, NameModel.Vocabulary, context: 5);
        var bigrams = new NgramModel(NameModel.Vocabulary, order: 2, NgramSmoothing.AddK(1));
        var kneserNey = new NgramModel(NameModel.Vocabulary, order: 6);
        bigrams.Train(counted);
        kneserNey.Train(counted);
        var model = new NameModel(seed: 42);
        model.Train(ContextDataset.Build(Corpus.GivenNames, NameModel.Vocabulary, NameModel.ContextLength), new TrainingOptions { Steps = 21 });
        float loss = model.Loss(ContextDataset.Build(dev, NameModel.Vocabulary, NameModel.ContextLength));

        string[] scale = [.. Lines(Output(Corpus.GivenNames, new TrainingOptions { Steps = 21 })).SkipWhile(line => !line.StartsWith("── Scale", StringComparison.Ordinal)).Skip(1)];

        Assert.Equal(
            [
                $"losses on {dev.Count:N0} of the names; the n-grams are counted on {train.Count:N0} others",
                "all letters equally likely   3.2958",
                $"this model                   {loss:0.0000}   trained on these names too",
                $"bigrams, add-1               {bigrams.Loss(judged):0.0000}",
                $"Kneser–Ney of order 6        {kneserNey.Loss(judged):0.0000}",
                "",
                "A better model: dotnet run -c Release --project src/Makemore.Tool -- \\",
                "    train --preset lecture",
            ],
            scale[..^1]);
    }

    [Fact]
    public void NoLineIsWiderThanATerminal()
    {
        string[] lines = Lines(Output(Corpus.GivenNames, new TrainingOptions { Steps = 21 }));

        Assert.All(lines, line => Assert.InRange(line.Length, 0, 80));
        Assert.All(lines, line => Assert.Equal(line.TrimEnd(), line));
    }

    [SharedFileFact(SharedFiles.NamesTxt, SharedFiles.SeedRun)]
    public void PrintsTheReferenceRunsLossesOnTheNotebooksData()
    {
        string output = Output(Corpus.Load(SharedFiles.PathOf(SharedFiles.NamesTxt)), new TrainingOptions());

        Assert.Contains("X  (228146, 3)   X[1] = [0, 0, 5]", output, StringComparison.Ordinal);
        Assert.Contains("Y  (228146,)     Y[1] = 13", output, StringComparison.Ordinal);
        Assert.Equal(
            SeedRun.Read().Loss.Where(loss => loss.Key < 500 && loss.Key % 20 == 0).OrderBy(loss => loss.Key)
                .Select(loss => string.Create(CultureInfo.InvariantCulture, $"step {loss.Key}: loss = {loss.Value:0.0000}")),
            Steps(output));
    }

    private static string Output(Corpus names, TrainingOptions options)
    {
        var output = new StringWriter();
        new Notebook(output).Run(names, options);
        return output.ToString();
    }

    private static string[] Lines(string output) => output.Split('\n');

    private static IEnumerable<string> Steps(string output) =>
        Lines(output).Where(line => line.StartsWith("step ", StringComparison.Ordinal));
}
