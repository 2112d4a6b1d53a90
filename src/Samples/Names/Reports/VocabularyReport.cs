using Makemore;
using Spectre.Console;

namespace Names.Reports;

/// <summary>Writes the notebook's stoi and itos.</summary>
internal static class VocabularyReport
{
    private const int EntriesInLine = 9;

    public static void Write(IAnsiConsole screen, Vocabulary vocabulary)
    {
        screen.WriteLine($"{vocabulary.Count} tokens; '.' marks the beginning and the end of a name");
        WriteEntries(screen, "stoi", vocabulary.Tokens.Select((token, number) => $"'{token}': {number}"));
        WriteEntries(screen, "itos", vocabulary.Tokens.Select((token, number) => $"{number}: '{token}'"));
    }

    private static void WriteEntries(IAnsiConsole screen, string name, IEnumerable<string> entries)
    {
        foreach (string[] line in entries.Chunk(EntriesInLine))
        {
            screen.WriteLine($"{name,-4}  {string.Concat(line.Select(entry => $"{entry,-8}"))}".TrimEnd());
            name = "";
        }
    }
}
