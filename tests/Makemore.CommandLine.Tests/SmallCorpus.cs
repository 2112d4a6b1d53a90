using System.Text;
using Makemore.Testing;

namespace Makemore.CommandLine.Tests;

/// <summary>A file of a few names, for trainings that take no time.</summary>
internal static class SmallCorpus
{
    private const string Names = "emma\nolivia\nava\nisabella\nsophia\nmia\namelia\nharper\nevelyn\nella\nnora\nluna\n";

    public static string WriteTo(TemporaryFolder folder) => folder.Write("small.txt", Encoding.UTF8.GetBytes(Names));
}
