using System.Reflection;
using System.Runtime.CompilerServices;
using Xunit;

namespace Makemore.Testing;

/// <summary>
/// Compares emitted files with snapshots that a person has accepted. Names, headers and encoding are the same as in
/// Verify.SourceGenerators, which can therefore replace this class.
/// </summary>
public static class Snapshot
{
    /// <summary>The environment variable that accepts the emitted files if it is 1.</summary>
    public const string AcceptVariable = "MAKEMORE_ACCEPT_SNAPSHOTS";

    /// <summary>Throws unless the emitted files are equal to the accepted snapshots, which are beside the source file of the test.</summary>
    public static void Verify(GeneratorRun run, [CallerFilePath] string sourceFile = "", [CallerMemberName] string method = "")
    {
        ArgumentNullException.ThrowIfNull(run);
        var files = new SnapshotFiles(Path.GetDirectoryName(sourceFile)!, $"{Path.GetFileNameWithoutExtension(sourceFile)}.{method}");
        if (IsAccepting(Environment.GetEnvironmentVariable(AcceptVariable), Environment.GetEnvironmentVariable("CI")))
            files.Accept(run.Files);
        else
            files.Compare(run.Files);
    }

    /// <summary>Whether to accept the emitted files instead of comparing them. A build server must not accept, because nobody reviews the files there.</summary>
    /// <param name="accept">The value of <see cref="AcceptVariable"/>.</param>
    /// <param name="ci">The value of the variable CI.</param>
    public static bool IsAccepting(string? accept, string? ci)
    {
        if (accept != "1")
            return false;
        if (ci == "true")
            throw new SnapshotException($"{AcceptVariable} is set on a build server (CI=true). Unset it there; accept where you can read the files, and commit them.");
        return true;
    }

    /// <summary>Finds the snapshots below a folder that belong to no test of an assembly, because the test was renamed or removed.</summary>
    public static IEnumerable<string> Orphans(Assembly tests, string folder)
    {
        ArgumentNullException.ThrowIfNull(tests);
        HashSet<string> names =
        [
            .. from type in tests.GetTypes()
               from method in type.GetMethods()
               where method.IsDefined(typeof(FactAttribute))
               select $"{type.Name}.{method.Name}",
        ];
        return Directory.EnumerateFiles(folder, "*.verified.*", SearchOption.AllDirectories)
            .Where(file => !names.Contains(Path.GetFileName(file).Split('#')[0]));
    }
}
