using System.Text;
using Makemore.Testing;

namespace Names.Tests;

/// <summary>A file of 216 sentences of a small language, for models of words.</summary>
internal static class SmallText
{
    /// <summary>Writes it.</summary>
    /// <param name="folder">Where.</param>
    public static string WriteTo(TemporaryFolder folder) => folder.Write("text.txt", Encoding.UTF8.GetBytes(string.Join('\n', Sentences())));

    private static IEnumerable<string> Sentences() =>
        from determiner in new[] { "The", "A", "Every" }
        from noun in new[] { "cat", "dog", "bird", "horse", "man", "child" }
        from verb in new[] { "is", "was" }
        from action in new[] { "walking", "sleeping", "running", "eating", "singing", "waiting" }
        select $"{determiner} {noun} {verb} {action}.";
}
