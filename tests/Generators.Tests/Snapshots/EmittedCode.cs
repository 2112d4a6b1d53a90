using System.Runtime.CompilerServices;
using Makemore.Testing;

namespace Makemore.Generators.Tests.Snapshots;

/// <summary>Holds emitted code against its snapshots: with Verify where the build asks for it, or else with the project's own helper.</summary>
internal static class EmittedCode
{
#if USE_VERIFY
    /// <summary>Fails unless the emitted files are those that were accepted for the test, beside its source file.</summary>
    public static async Task IsAccepted(GeneratorRun run, [CallerFilePath] string sourceFile = "") =>
        await VerifyXunit.Verifier.Verify(run.Driver, settings: null, sourceFile)
            .IgnoreGeneratedResult(result => GeneratorRun.IsInEveryProject(result.HintName));

    [ModuleInitializer]
    internal static void Initialize() => VerifyTests.VerifySourceGenerators.Initialize();
#else
    /// <summary>Fails unless the emitted files are those that were accepted for the test, beside its source file.</summary>
    public static Task IsAccepted(GeneratorRun run, [CallerFilePath] string sourceFile = "", [CallerMemberName] string method = "")
    {
        Snapshot.Verify(run, sourceFile, method);
        return Task.CompletedTask;
    }
#endif
}
