using System.Diagnostics;
using System.Globalization;
using Makemore.Testing;

namespace Makemore.Tests.Ngrams;

/// <summary>
/// The same text through the toolkit IRSTLM, whose <c>tlm -lm=ImprovedKneserNey</c> is the same method, but for this: its
/// unigrams are the plain shares of the continuations, one more of them for the beginning of a line; it pads a line with
/// as many boundaries as an n-gram has tokens, and counts all of these n-grams where it estimates the discounts; and of
/// n-grams with &lt;unk&gt; it keeps the unigram alone, whose count is as high as there are words if the text has none.
/// </summary>
public sealed class IrstlmTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [IrstlmFact]
    public void AgreesWithIrstlm()
    {
        (string[] train, string[] test) = ([.. Sentences(new System.Random(1), 1500), "<unk>"], Sentences(new System.Random(2), 1000));
        Vocabulary vocabulary = Vocabulary.FromWords(Corpus.FromLines(train), size: 10_000);
        test = [.. test.Where(line => !vocabulary.Encode(line).Contains(vocabulary.Unknown!.Value)).Take(100)];
        Assert.Equal(100, test.Length);
        for (int order = 2; order <= 4; order++)
        {
            double[] irstlm = Irstlm(order, train, test);
            double[] ours = Ours(order, vocabulary, train, test);
            double[] reference = Reference(order, vocabulary, train, test);
            Assert.Equal(irstlm.Length, ours.Length);

            // With its unigrams, only the discounts differ, by the padding: little at any word, and hardly in the mean.
            Assert.All(reference.Zip(irstlm), pair => Assert.Equal(pair.Second, pair.First, 0.03));
            Assert.Equal(irstlm.Average(), reference.Average(), 0.001);

            // With our own unigrams, which are discounted too, the perplexity is within 3 %.
            Assert.Equal(irstlm.Average(), ours.Average(), 0.03);
        }
    }

    /// <summary>The logarithm of every word's probability, and of that of every sentence's end.</summary>
    private static double[] Ours(int order, Vocabulary vocabulary, string[] train, string[] test)
    {
        var model = new NgramModel(vocabulary, order);
        model.Train(ContextDataset.Build(Corpus.FromLines(train), vocabulary, order - 1));
        return [.. model.LogProbabilities(ContextDataset.Build(Corpus.FromLines(test), vocabulary, order - 1))];
    }

    /// <summary>The same by the formula, with IRSTLM's unigrams.</summary>
    private static double[] Reference(int order, Vocabulary vocabulary, string[] train, string[] test)
    {
        KneserNeyReference reference = null!;
        reference = new KneserNeyReference(train.Select(vocabulary.Encode), order, vocabulary.Count)
        {
            Unigram = token => reference.Continuations(token) is var (own, all) ? own / (all + 1.0) : 0,
        };
        return
        [
            .. from line in test
               let tokens = (int[])[0, .. vocabulary.Encode(line), 0]
               from i in Enumerable.Range(1, tokens.Length - 1)
               select Math.Log(reference.Probability(tokens.AsSpan()[Math.Max(0, i - order + 1)..i], tokens[i])),
        ];
    }

    private double[] Irstlm(int order, string[] train, string[] test)
    {
        string[] arguments =
        [
            $"-tr={Write("train", train)}", $"-te={Write("test", test)}", $"-op={_folder["probabilities"]}",
            $"-n={order}", "-lm=ImprovedKneserNey", "-ps=no",
        ];
        using var process = Process.Start(new ProcessStartInfo(IrstlmFactAttribute.Program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        string errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, errors + output.Result);
        // A line is an n-gram, its length, its probability and the logarithm of that.
        return [.. File.ReadLines(_folder["probabilities"]).Select(line => Math.Log(double.Parse(line.Split(' ')[^2], CultureInfo.InvariantCulture)))];
    }

    private string Write(string name, string[] lines)
    {
        File.WriteAllLines(_folder[name], lines.Select(line => $"<s> {line} </s>"));
        return _folder[name];
    }

    /// <summary>Words whose frequencies fall as in language (Zipf), every other of which depends on the one before it.</summary>
    private static string[] Sentences(System.Random random, int count)
    {
        const int Words = 17_000;
        string[] sentences = new string[count];
        for (int i = 0; i < count; i++)
        {
            int[] ranks = new int[random.Next(3, 15)];
            for (int p = 0; p < ranks.Length; p++)
            {
                int rank = (int)Math.Pow(Words, random.NextDouble()) - 1;
                ranks[p] = p > 0 && random.Next(2) == 0 ? (ranks[p - 1] * 31 + rank % 4) % Words : rank;
            }
            sentences[i] = string.Join(' ', ranks.Select(Word));
        }
        return sentences;
    }

    private static string Word(int rank) => $"{(char)('a' + rank / 676)}{(char)('a' + rank / 26 % 26)}{(char)('a' + rank % 26)}";
}
