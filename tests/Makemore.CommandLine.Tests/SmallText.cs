using System.Text;
using Makemore.Testing;

namespace Makemore.CommandLine.Tests;

/// <summary>A file of 216 sentences of a small language, for models of words.</summary>
internal static class SmallText
{
    private static readonly string[] Determiners = ["The", "A", "Every"];
    private static readonly string[] Nouns = ["cat", "dog", "bird", "horse", "man", "child"];
    private static readonly string[] Auxiliaries = ["is", "was"];
    private static readonly string[] Verbs = ["walking", "sleeping", "running", "eating", "singing", "waiting"];

    /// <summary>Writes it.</summary>
    /// <param name="folder">Where.</param>
    public static string WriteTo(TemporaryFolder folder) => folder.Write("text.txt", Encoding.UTF8.GetBytes(string.Join('\n', Sentences())));

    private static IEnumerable<string> Sentences() =>
        from determiner in Determiners
        from noun in Nouns
        from auxiliary in Auxiliaries
        from verb in Verbs
        select $"{determiner} {noun} {auxiliary} {verb}.";
}
