namespace Makemore.Generators.Tests.Diagnostics;

public class MemberTests
{
    [Theory]
    [InlineData("[Mlp] partial class Model { int [|E|] = 1; }")]
    [InlineData("[Mlp] partial class Model { public string [|Sample|]() => \"\"; }")]
    [InlineData("[Mlp] partial class Model;", "partial class Model { class [|Loss|]; event System.Action [|Train|]; }")]
    [InlineData("[Mlp(Depth = 2)] partial class Model { int [|Wh2|] => 1; int Wh3 => 2; }")]
    [InlineData("[Mlp] partial class Model { int [|get_Wx|]() => 1; }")]
    [InlineData("[Mlp] partial class Model { [System.Runtime.CompilerServices.IndexerName(\"Loss\")] int [|this|][int i] => i; }")]
    [InlineData("[Mlp] partial class Model { public [|Model|](int number) : this() { } }")]
    [InlineData("[Mlp(Tokens = Tokens.Words, VocabularySize = 9)] partial class Model { public [|Model|](Vocabulary? words, int number) : this(words!) { } }")]
    [InlineData("[Mlp] partial class Model : ILanguageModel<Model> { Vocabulary INextTokenModel.[|Vocabulary|] => null!; }")]
    public Task Mlp012MemberClashes(params string[] sources) => Expect.Fault("MLP012", sources);

    [Theory]
    [InlineData("[Mlp(Backend = Backend.Torch)] partial class Model { public [|Model|](int number) : this() { } [|Model|](int number, string name) : this() { } }")]
    [InlineData("[Mlp(Tokens = Tokens.Words, VocabularySize = 9, Backend = Backend.Torch)] partial class Model { [|Model|](Vocabulary x, int y) : this(x) { } [|Model|](Vocabulary x, int y, string z) : this(x) { } }")]
    public Task Mlp012MemberClashesUnderTorch(string source) => Expect.FaultWithTorch("MLP012", source);

    [Theory]
    [InlineData("[Mlp] partial class Model { public [|Model|](string text) { } }")]
    [InlineData("[Mlp] partial class Model;", "partial class Model { private [|Model|]() : base() { } }")]
    [InlineData("[Mlp] partial class Model { protected [|Model|](Model other) { } }")]
    [InlineData("[Mlp] partial class Model { public partial [|Model|](string text); public partial Model(string text) { } }")]
    public Task Mlp013ConstructorLeavesParameters(params string[] sources) => Expect.Fault("MLP013", sources);

    [Theory]
    [InlineData("[Mlp] partial class Model { public Model() : this(1) { } public Model(long seed) : this((int)seed) { } public Model(in int seed) : this(seed, 0) { } private Model(int a, int b = 2) : this(a + b) { } }")]
    [InlineData("[Mlp(Tokens = Tokens.Words, VocabularySize = 9)] partial class Model { public Model(Corpus text) : this(Vocabulary.FromWords(text, MaxVocabularySize)) { } public Model(int seed) : this(Corpus.FromLines(new[] { \"a\" })) { } }")]
    [InlineData("[Mlp] partial class Model { static Model() { } ~Model() { } }")]
    [InlineData("[Mlp] partial class Model { public Model(string text = \"\") : this(text.Length) { } }")]
    [InlineData("[Mlp] partial class Model { public partial Model(string text); public partial Model(string text) : this(text.Length) { } }")]
    [InlineData("[Mlp] partial class Model { public int Encode() => E.Rank; public int this[int i] => i; public static Model operator +(Model a, Model b) => a; }")]
    [InlineData("[Mlp] partial class Model { int get_Item() => 1; int e, wx, Hidden; int Sum() => e++ + wx++ + Hidden++ + get_Item(); }")]
    [InlineData("[Mlp] partial class Model { class Tensor; class Makemore; class System; class Vocabularies; }")]
    public Task AModelGoesWith(string source) => Expect.Model(source);
}
