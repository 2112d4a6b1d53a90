using System.Reflection;
using System.Runtime.CompilerServices;
using Xunit;

namespace Makemore.Testing;

/// <summary>
/// Holds what is emitted against the files that a person has accepted. They are named, headed and encoded as
/// Verify.SourceGenerators does it, so that it can take this class's place.
/// </summary>
public static class Snapshot
{
    /// <summary>The environment variable that, set to 1, accepts what is emitted as it is.</summary>
    public const string AcceptVariable = "MAKEMORE_ACCEPT_SNAPSHOTS";

    /// <summary>Fails unless the emitted files are those that were accepted for the test, beside its source file.</summary>
    public static void Verify(GeneratorRun run, [CallerFilePath] string sourceFile = "", [CallerMemberName] string method = "")
    {
        ArgumentNullException.ThrowIfNull(run);
        var files = new SnapshotFiles(Path.GetDirectoryName(sourceFile)!, $"{Path.GetFileNameWithoutExtension(sourceFile)}.{method}");
        if (IsAccepting(Environment.GetEnvironmentVariable(AcceptVariable), Environment.GetEnvironmentVariable("CI")))
            files.Accept(run.Files);
        else
            files.Compare(run.Files);
    }

    /// <summary>Whether to accept instead of comparing; a build server, where nobody reads, must not.</summary>
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

    /// <summary>The snapshots below a folder that belong to no test of an assembly: what is left of one renamed or removed.</summary>
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
