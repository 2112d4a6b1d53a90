using System.Globalization;
using Makemore.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Makemore.Generators.Tests.Diagnostics;

/// <summary>How faults are reported: all at once, in plain words, and so that they can be silenced.</summary>
public class ReportTests
{
    [Fact]
    public Task AllFaultsAreReportedAtOnce() => Expect.Faults(
        ["MLP001", "MLP015", "MLP015", "MLP017", "MLP019", "MLP020", "MLP022", "MLP023", "MLP003", "MLP001", "MLP005", "MLP012", "MLP011", "MLP013"],
        """
        class [|Outer|]
        {
            [Mlp(Context = [|0|], Hidden = [|-5|], Activation = [|(Activation)9|], Alphabet = [|[|[|"a.a\t"|]|]|]), [|Mlp|]]
            [|static|] class [|Model|][|<T>|]
            {
                int [|Wx|];
                public required int [|X|];
                [|Model|]() { }
            }
        }
        """);

    [Theory]
    [InlineData("[Mlp] class Model;", "'Model' is not partial, so the generator cannot add the model to it; add 'partial'")]
    [InlineData("[Mlp(Hidden = 0)] partial class Model;", "Hidden is 0; it must lie between 1 and 65536")]
    [InlineData("[Mlp(Activation = (Activation)7)] partial class Model;", "7 is not an activation; choose one of Tanh, Relu, Gelu, Silu, Elu")]
    [InlineData("[Mlp(Alphabet = \"xyxy\")] partial class Model;", "The alphabet repeats 'x', 'y'; write each letter once")]
    [InlineData("[Mlp(Alphabet = \"a\\uD800\")] partial class Model;", "The alphabet contains U+D800, which is not a complete letter; write the whole letter")]
    [InlineData("[Mlp(Alphabet = \"a\\uFFFD\")] partial class Model;", "The alphabet contains U+FFFD, which is not a complete letter; write the whole letter")]
    [InlineData("[Mlp] partial class Model { void Train(int epochs) { } }", "'Model.Train(int)' conflicts with a generated member of 'Model'; rename or remove it")]
    [InlineData(
        "[Mlp(Context = 1024, Embed = 65536, Hidden = 65536)] partial class Model;",
        "The parameters would need 4,398,050,770,976 numbers, but an array holds at most 2,147,483,591; reduce Context, Embed, Hidden, Depth or the number of tokens")]
    public async Task TheMessageSaysWhatIsWrongAndWhatToDo(string source, string message)
    {
        Diagnostic fault = Assert.Single(await GeneratorRun.On(UserProject.Of(source)).Faults());
        Assert.Equal(message, fault.GetMessage(CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("abcdefghij", "")]
    [InlineData("abcdefghijk", ", …")]
    public async Task ALongListOfLettersIsCutShort(string letters, string end)
    {
        Diagnostic fault = Assert.Single(await GeneratorRun.On(UserProject.Of($"[Mlp(Alphabet = \"{letters}{letters}\")] partial class Model;")).Faults());
        Assert.Equal($"The alphabet repeats 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'{end}; write each letter once", fault.GetMessage(CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task PragmaSilencesAFault()
    {
        GeneratorRun run = GeneratorRun.On(UserProject.Of("#pragma warning disable MLP001\n[Mlp] class Model;"));
        Assert.Empty(await run.Faults());
        Assert.Empty(run.Files);
    }

    [Theory]
    [InlineData("none", null)]
    [InlineData("warning", DiagnosticSeverity.Warning)]
    public async Task EditorconfigChangesTheSeverity(string severity, DiagnosticSeverity? expected)
    {
        CSharpCompilation project = UserProject.Of("[Mlp] class Model;");
        var options = new EditorConfigOptions($"root = true\n[*.cs]\ndotnet_diagnostic.MLP001.severity = {severity}\n");
        GeneratorRun run = GeneratorRun.On(project.WithOptions(project.Options
            .WithGeneralDiagnosticOption(ReportDiagnostic.Default)
            .WithSyntaxTreeOptionsProvider(options)));
        Assert.Equal(expected, (await run.Faults()).SingleOrDefault()?.Severity);
    }

    [Fact]
    public async Task Mlp024LanguageVersion()
    {
        CSharpCompilation project = UserProject.Of(UserProject.ParseOptions.WithLanguageVersion(LanguageVersion.CSharp11), "[Mlp] partial class Model { }");
        GeneratorRun run = GeneratorRun.On(project);
        Diagnostic fault = Assert.Single(await run.Faults());
        Assert.Equal("MLP024", fault.Id);
        Assert.Equal("The code generated for 'Model' needs C# 12.0, but this project uses C# 11.0; raise <LangVersion> in the project, or remove it", fault.GetMessage(CultureInfo.InvariantCulture));
        Assert.Empty(run.Files);
    }

    [Theory]
    [InlineData(LanguageVersion.CSharp12)]
    [InlineData(LanguageVersion.CSharp13)]
    [InlineData(LanguageVersion.CSharp14)]
    [InlineData(LanguageVersion.Preview)]
    public async Task TheModelCompilesIn(LanguageVersion version)
    {
        GeneratorRun run = GeneratorRun.On(UserProject.Of(UserProject.ParseOptions.WithLanguageVersion(version), "[Mlp] partial class Model;"));
        Assert.Empty(await run.Faults());
        Assert.Empty(run.CompilerErrors());
    }

    /// <summary>The compiler has its own words for these; the generator adds none, and no code.</summary>
    [Theory]
    [InlineData("[Mlp(Context = \"three\")] partial class Model;")]
    [InlineData("[Mlp(3)] partial class Model;")]
    [InlineData("[Mlp(Context = [1, 2])] partial class Model;")]
    [InlineData("[Mlp(Context = new[] { 1, 2 })] partial class Model;")]
    [InlineData("[Mlp(Context = [])] partial class Model;")]
    [InlineData("[MlpSweep(Context = 3)] static partial class Sweep;")]
    [InlineData("[MlpSweep(Context = [3, \"four\"])] static partial class Sweep;")]
    [InlineData("[MlpSweep(Context = [3, 4L])] static partial class Sweep;")]
    [InlineData("[MlpSweep(Context = [3, , 4])] static partial class Sweep;")]
    [InlineData("[MlpSweep(Context = [.. new[] { 3 }])] static partial class Sweep;")]
    [InlineData("[MlpSweep(Context = new int[2])] static partial class Sweep;")]
    [InlineData("[MlpSweep(Context = [3])] static partial class ;")]
    [InlineData("[MlpSweep(Context = [3])] enum Sweep { }")]
    [InlineData("[Mlp(Context = )] partial class Model;")]
    [InlineData("[Mlp] partial class ;")]
    [InlineData("[Mlp] enum Model { }")]
    [InlineData("[Mlp] delegate void Model();")]
    [InlineData("class C { [Mlp] void M() { } }")]
    [InlineData("[assembly: Mlp]")]
    [InlineData("namespace A { partial class B { [Mlp] partial class C; } } namespace A.B { [Mlp] partial class C; }")]
    public async Task WhereTheCompilerReportsAnErrorThereIsNoCode(string source)
    {
        GeneratorRun run = GeneratorRun.On(UserProject.Of(source));
        Assert.NotEmpty(run.CompilerErrors());
        Assert.Empty(await run.Faults());
        Assert.Empty(run.Files);
        Assert.Null(run.Result.Exception);
    }

    private sealed class EditorConfigOptions(string text) : SyntaxTreeOptionsProvider
    {
        private readonly AnalyzerConfigSet _config = AnalyzerConfigSet.Create((AnalyzerConfig[])[AnalyzerConfig.Parse(text, "/.editorconfig")]);

        public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellationToken) => GeneratedKind.Unknown;

        public override bool TryGetDiagnosticValue(SyntaxTree tree, string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity) =>
            _config.GetOptionsForSourcePath("/" + tree.FilePath).TreeOptions.TryGetValue(diagnosticId, out severity);

        public override bool TryGetGlobalDiagnosticValue(string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity)
        {
            severity = default;
            return false;
        }
    }
}
