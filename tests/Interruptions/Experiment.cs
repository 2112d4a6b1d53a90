using Makemore.Testing;

namespace Makemore.Interruptions;

/// <summary>Kills trainings of several kinds in turn.</summary>
/// <param name="screen">Receives a line for each training.</param>
/// <param name="random">Draws the moments.</param>
/// <param name="longest">The longest time from the start of a process to its kill.</param>
internal sealed class Experiment(TextWriter screen, Random random, TimeSpan longest)
{
    /// <summary>Every optimizer, and every part of a state: average, best parameters, running statistics, dropout, words.</summary>
    private static readonly string[] Recipes =
    [
        "--preset notebook --batch-size 32 --steps 150",
        "--preset lecture-batch-norm --batch-size 32 --steps 120 --optimizer momentum --average 0.9 --report-every 10",
        "--preset notebook --steps 60 --optimizer adamw --learning-rate 0.01 --schedule cosine --clip 1 --patience 50 --report-every 5",
        "--context 3 --hidden 64 --dropout 0.2 --normalization layer --batch-size 32 --steps 100 --weight-decay 0.01",
        "--preset text --data sentences.txt --steps 40 --batch-size 64",
    ];

    /// <summary>Runs the trainings until so many processes were killed.</summary>
    /// <returns>Whether every training ended with the files of a training that nobody killed.</returns>
    public bool Holds(int kills)
    {
        using var folder = new TemporaryFolder();
        string sentences = folder["sentences.txt"];
        File.WriteAllLines(sentences, Sentences());
        string[][] recipes = [.. Recipes.Select(recipe => recipe.Replace("sentences.txt", sentences, StringComparison.Ordinal).Split(' '))];
        IReadOnlyDictionary<string, byte[]>[] expected = [.. recipes.Select(KilledTraining.FilesOfWhole)];
        int killed = 0, duringWrite = 0, trainings = 0, faults = 0;
        for (; killed < kills; trainings++)
        {
            int recipe = trainings % recipes.Length;
            using var training = new KilledTraining(recipes[recipe]);
            while (!training.Run(random, longest))
            {
            }
            bool isSame = IsSame(expected[recipe], training.Files());
            screen.WriteLine($"{Recipes[recipe]}: {training.Kills} kills, {(isSame ? "the same files" : "OTHER FILES")}");
            killed += training.Kills;
            duringWrite += training.KillsDuringWrite;
            faults += isSame ? 0 : 1;
        }
        screen.WriteLine();
        screen.WriteLine($"{killed:N0} kills in {trainings} trainings, {duringWrite} of them while a file was written: {faults} trainings with other files than without kills.");
        return faults == 0;
    }

    private static bool IsSame(IReadOnlyDictionary<string, byte[]> expected, IReadOnlyDictionary<string, byte[]> actual) =>
        expected.Count == actual.Count && expected.All(file => actual.TryGetValue(file.Key, out byte[]? bytes) && file.Value.AsSpan().SequenceEqual(bytes));

    /// <summary>Made-up sentences of a few hundred words.</summary>
    private static IEnumerable<string> Sentences()
    {
        var words = new Random(1);
        for (int line = 0; line < 2000; line++)
            yield return string.Join(' ', Enumerable.Range(0, words.Next(3, 9)).Select(_ => $"{(char)('a' + words.Next(26))}{(char)('a' + words.Next(15))}"));
    }
}
