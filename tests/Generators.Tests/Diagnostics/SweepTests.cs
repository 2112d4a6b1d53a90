using System.Globalization;
using Makemore.Testing;
using Microsoft.CodeAnalysis;

namespace Makemore.Generators.Tests.Diagnostics;

public class SweepTests
{
    [Theory]
    [InlineData("[MlpSweep(Hidden = [1])] partial [|class|] Sweep;")]
    [InlineData("[MlpSweep(Hidden = [1])] sealed partial [|class|] Sweep { Sweep(int x) { } }")]
    [InlineData("[MlpSweep(Hidden = [1])] partial [|record|] Sweep;")]
    [InlineData("[MlpSweep(Hidden = [1], Backend = Backend.Torch)] partial [|record class|] Sweep;")]
    [InlineData("[MlpSweep(Hidden = [1])] partial [|struct|] Sweep;")]
    [InlineData("[MlpSweep(Hidden = [1])] partial [|interface|] Sweep;")]
    public Task Mlp028NotAStaticClass(string source) => Expect.FaultWithTorch("MLP028", source);

    [Theory]
    [InlineData("[[|MlpSweep|]] static partial class Sweep;")]
    [InlineData("[[|MlpSweep(Alphabet = \"abc\", Backend = Backend.Simd)|]] static partial class Sweep;")]
    public Task Mlp029NothingSwept(string source) => Expect.Fault("MLP029", source);

    [Theory]
    [InlineData("Context = [|[]|]")]
    [InlineData("Context = [3], Hidden = [|new int[0]|]")]
    [InlineData("Context = [|new int[] { }|], Activation = [|[]|]")]
    [InlineData("Depth = [|null!|]")]
    public Task Mlp030NoValues(string arguments) => Expect.Fault("MLP030", Sweep(arguments));

    [Theory]
    [InlineData("Hidden = [100, 200, [|100|]]")]
    [InlineData("Hidden = [1, [|1|], [|1|]], Context = new[] { 2, [|1 + 1|] }")]
    [InlineData("Embed = new int[] { 2, [|2|] }")]
    [InlineData("Activation = [Activation.Relu, Activation.Tanh, [|(Activation)1|]]")]
    public Task Mlp031RepeatedValue(string arguments) => Expect.Fault("MLP031", Sweep(arguments));

    [Theory]
    [InlineData("Hidden = [.., 257]", 257)]
    [InlineData("Hidden = [.., 128], Depth = [0, 1, 2]", 384)]
    public Task Mlp032TooLarge(string arguments, int count)
    {
        Assert.True(count > 256);
        return Expect.Fault("MLP032", $"[[|MlpSweep({WithRange(arguments)})|]] static partial class Sweep;");
    }

    [Theory]
    [InlineData("Context = [3, 1024], Embed = [65536], Hidden = [100, 65536]")]
    [InlineData("Hidden = [65536], Depth = [1, 2]")]
    [InlineData("Depth = [0, 1], Dropout = [0, 0.1f]")]
    [InlineData("Depth = [1, 2], Residual = [true]")]
    [InlineData("Hidden = [20, 100], SharedOutput = [true]")]
    [InlineData("Context = [3, 4], Hierarchical = [false, true]")]
    [InlineData("Hidden = [100, 700], Tokens = Tokens.Words, VocabularySize = 1_000_000")]
    public Task Mlp033FaultyCombination(string arguments) =>
        Expect.Fault("MLP033", $"[[|MlpSweep({arguments})|]] static partial class Sweep;");

    [Theory]
    [InlineData("MLP015", "Context = [3, [|0|], [|1025|]]")]
    [InlineData("MLP015", "Hidden = new[] { [|-1|] }, Depth = [[|65|], 1]")]
    [InlineData("MLP017", "Activation = [Activation.Gelu, [|(Activation)5|]]")]
    [InlineData("MLP017", "Normalization = [Normalization.Batch, [|(Normalization)3|]], Initialization = [[|(Initialization)(-1)|]]")]
    [InlineData("MLP034", "Dropout = [0, [|1|], [|-0.5f|]], OutputScale = new float[] { 1, [|1e9f|] }")]
    [InlineData("MLP031", "Dropout = [0.1f, [|1e-1f|]], Direct = [true, [|true|]]")]
    [InlineData("MLP019", "Context = [3, 4], Alphabet = [|\"aa\"|]")]
    [InlineData("MLP017", "Context = [3, 4], Backend = [|(Backend)2|]")]
    [InlineData("MLP017", "Context = [3, 4], Tokens = [|(Tokens)2|]")]
    [InlineData("MLP015", "Context = [3, 4], Tokens = Tokens.Words, VocabularySize = [|2|]")]
    [InlineData("MLP039", "Context = [3, 4], Tokens = [|Tokens.Words|]")]
    [InlineData("MLP040", "Context = [3, 4], VocabularySize = [|9|]")]
    [InlineData("MLP041", "Context = [3, 4], Tokens = Tokens.Words, VocabularySize = 9, Alphabet = [|\"ab\"|]")]
    public Task AValueHasTheRulesOfASingleModel(string id, string arguments) => Expect.Fault(id, Sweep(arguments));

    [Theory]
    [InlineData("MLP001", "[MlpSweep(Context = [3])] static class [|Sweep|];")]
    [InlineData("MLP001", "class [|Outer|] { [MlpSweep(Context = [3])] static partial class Sweep; }")]
    [InlineData("MLP005", "[MlpSweep(Context = [3])] static partial class Sweep[|<T>|];")]
    [InlineData("MLP006", "[MlpSweep(Context = [3])] [|file|] static partial class Sweep;")]
    [InlineData("MLP012", "[MlpSweep(Context = [3, 4])] static partial class Sweep { static int [|Models|]; class [|Context4|]; class Context5; }")]
    [InlineData("MLP014", "[MlpSweep(Context = [3])] static partial class [|Models|];")]
    [InlineData("MLP014", "[MlpSweep(Context = [3])] static partial class [|Context3|];")]
    [InlineData("MLP014", "namespace Makemore { [MlpSweep(Context = [3])] static partial class [|Corpus|]; }")]
    [InlineData("MLP023", "[MlpSweep(Context = [3]), [|MlpSweep(Context = [4])|]] static partial class Sweep;")]
    [InlineData("MLP025", "[[|MlpSweep(Context = [3], Backend = Backend.Torch)|]] static partial class Sweep;")]
    [InlineData("MLP003", "[Mlp] [|static|] partial class Outer { [Mlp, MlpSweep(Context = [3])] [|static|] partial class Sweep { [Mlp] [|static|] partial class Inner; } }")]
    public async Task TheClassHasTheRulesOfAModels(string id, string marked)
    {
        MarkedSource source = MarkedSource.Parse(marked);
        Assert.Equal(
            source.Spans.Select(span => (id, span)),
            (await GeneratorRun.On(UserProject.Of(source.Text)).Faults()).Select(fault => (fault.Id, fault.Location.SourceSpan)));
    }

    [Theory]
    [InlineData("[MlpSweep] partial class Sweep;", "'Sweep' is not a static class, but a sweep only contains models and has no instances; declare it as 'static partial class'", "'Sweep' has no array of values, so there is nothing to sweep; write an array, such as Hidden = [100, 200]")]
    [InlineData("[MlpSweep(Embed = [])] static partial class Sweep;", "Embed has no values, so the sweep has no models; write at least one value, or omit the argument to use the default")]
    [InlineData("[MlpSweep(Activation = [Activation.Relu, (Activation)1])] static partial class Sweep;", "Activation contains Activation.Relu more than once, which would produce the same model twice; write each value once")]
    [InlineData(
        "[MlpSweep(Context = [3, 1024], Embed = [20, 65536], Hidden = [100, 65536])] static partial class Sweep;",
        "4 of the 8 combinations cannot be a model; the first is Context3_Embed65536_Hidden65536: The parameters would need 12,889,161,760 numbers, but an array holds at most 2,147,483,591; reduce Context, Embed, Hidden, Depth or the number of tokens")]
    public async Task TheMessageSaysWhatIsWrongAndWhatToDo(string source, params string[] messages) => Assert.Equal(
        messages.Order(StringComparer.Ordinal),
        (await GeneratorRun.On(UserProject.Of(source)).Faults()).Select(fault => fault.GetMessage(CultureInfo.InvariantCulture)).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("[MlpSweep(Context = [3])] static partial class Sweep;")]
    [InlineData("[MlpSweep(Context = [3], Hidden = [1, 7], Depth = [0, 1, 2], Activation = [Activation.Tanh, Activation.Gelu])] static partial class Sweep;")]
    [InlineData("[MlpSweep(Embed = [1, 2], Alphabet = \"\\\"\\\\é😀\")] internal static partial class Sweep { public static int Count => Models.Count; class Context3; }")]
    [InlineData("/// <summary>My models.</summary>\n[MlpSweep(Embed = [1, 2])] public static partial class Sweep;")]
    [InlineData("[MlpSweep(Embed = new[] { 1, 2 }, Hidden = new int[] { 3 })] public static partial class Sweep;")]
    [InlineData("namespace @class.B { partial struct @struct { partial interface I { [MlpSweep(Hidden = [1, 2])] internal static partial class @event; } } }")]
    [InlineData("[MlpSweep(Hidden = [1, 2])] static partial class @var2 { class Makemore; class System; class ModelFactory; }")]
    [InlineData("[MlpSweep(Hidden = [1, 2])] static partial class Sweep { [MlpSweep(Hidden = [1, 2])] static partial class Inner { [Mlp] public partial class Model; } }")]
    [InlineData("[MlpSweep(Hidden = [1, 2], Backend = Backend.Torch)] static partial class Sweep;")]
    [InlineData("[MlpSweep(Direct = [false, true], Tokens = Tokens.Words, VocabularySize = 5000)] static partial class Sweep;")]
    [InlineData("[MlpSweep(Direct = [false, true], Tokens = Tokens.Words, VocabularySize = 5000, Backend = Backend.Torch)] static partial class Sweep;")]
    [InlineData("[MlpSweep(Hidden = [1])] static partial class Sweep;", "static partial class Sweep { public static int Two => 2; static Sweep() { } }")]
    [InlineData("[MlpSweep(Hidden = [1])] static partial class Sweep; [MlpSweep(Hidden = [1])] static partial class SWEEP; [Mlp] partial class sweeP;")]
    [InlineData("namespace A { [MlpSweep(Hidden = [1])] static partial class Sweep; } namespace a { [MlpSweep(Hidden = [1])] static partial class Sweep; }")]
    public Task ASweepIsWrittenFor(params string[] sources) => Expect.Model(UserProject.WithTorch(sources));

    [Fact]
    public void ASweepOfTheLargestSizeIsWritten() => Assert.Equal(
        256 * 3 + 1, GeneratorRun.On(UserProject.Of(Sweep(WithRange("Hidden = [.., 256]")))).Files.Count);

    private static string Sweep(string arguments) => $"[MlpSweep({arguments})] static partial class Sweep;";

    /// <summary>Writes [.., n] as the numbers from 1 to n.</summary>
    private static string WithRange(string arguments)
    {
        int from = arguments.IndexOf("[..", StringComparison.Ordinal);
        int to = arguments.IndexOf(']', from);
        int last = int.Parse(arguments.AsSpan(from + 4, to - from - 4), CultureInfo.InvariantCulture);
        return $"{arguments[..from]}[{string.Join(", ", Enumerable.Range(1, last))}{arguments[to..]}";
    }
}
