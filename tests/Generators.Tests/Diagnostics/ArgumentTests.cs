namespace Makemore.Generators.Tests.Diagnostics;

public class ArgumentTests
{
    [Theory]
    [InlineData("Context = [|0|]")]
    [InlineData("Context = [|1025|]")]
    [InlineData("Embed = [|-1|]")]
    [InlineData("Embed = [|65_536 + 1|]")]
    [InlineData("Hidden = [|int.MinValue|]")]
    [InlineData("Hidden = [|65537|], Embed = [|0|]")]
    [InlineData("Depth = [|-1|]")]
    [InlineData("Depth = [|65|]")]
    public Task Mlp015SizeOutOfRange(string arguments) => Expect.Fault("MLP015", $"[Mlp({arguments})] partial class Model;");

    [Theory]
    [InlineData("Context = 1024, Embed = 65536, Hidden = 65536")]
    [InlineData("Context = 1024, Embed = 65536, Hidden = 65536, Depth = 0, Alphabet = \"abc\" + \"defghijklmnopqrstuvwxyzäöüß\"")]
    [InlineData("Hidden = 65536, Depth = 2")]
    [InlineData("Tokens = Tokens.Words, VocabularySize = 1_000_000, Context = 4, Embed = 30, Hidden = 600")]
    [InlineData("Context = 1024, Embed = 1, Hidden = 65536, Alphabet = \"abcdefghijklmnopqrstuvwxyzäöüßé\"")]
    [InlineData("Tokens = Tokens.Words, VocabularySize = 500_000, Context = 16, Embed = 272, Hidden = 16")]
    public Task Mlp016TooLarge(string arguments) => Expect.Fault("MLP016", $"[[|Mlp({arguments})|]] partial class Model;");

    /// <summary>The first layer has a table for two positions, whatever the context.</summary>
    [Fact]
    public Task AHierarchicalModelMayHaveALongContext() => Expect.Model(
        "[Mlp(Tokens = Tokens.Words, VocabularySize = 1_000_000, Context = 16, Embed = 16, Hidden = 136, Hierarchical = true)] partial class Model;");

    /// <summary>Every one of the letters at every position would have a row of as many logits.</summary>
    [Fact]
    public Task Mlp016TooManyLettersForDirectConnections() => Expect.Fault(
        "MLP016", $"[[|Mlp(Context = 8, Direct = true, Alphabet = \"{string.Concat(Enumerable.Range(0x4E00, 20_000).Select(letter => (char)letter))}\")|]] partial class Model;");

    [Theory]
    [InlineData("[|(Activation)5|]")]
    [InlineData("[|(Activation)(-1)|]")]
    public Task Mlp017UnknownActivation(string value) => Expect.Fault("MLP017", $"[Mlp(Activation = {value})] partial class Model;");

    [Theory]
    [InlineData("[|\"\"|]")]
    [InlineData("[|null!|]")]
    public Task Mlp018EmptyAlphabet(string value) => Expect.Fault("MLP018", $"[Mlp(Alphabet = {value})] partial class Model;");

    [Theory]
    [InlineData("[|\"abca\"|]")]
    [InlineData("[|\"😀a😀\"|]")]
    [InlineData("[|\"aa\" + \"bb\"|]")]
    public Task Mlp019RepeatedLetter(string value) => Expect.Fault("MLP019", $"[Mlp(Alphabet = {value})] partial class Model;");

    [Theory]
    [InlineData("[|\"abc.\"|]")]
    [InlineData("[|\"..\"|]")]
    public Task Mlp020Boundary(string value) => Expect.Fault("MLP020", $"[Mlp(Alphabet = {value})] partial class Model;");

    [Theory]
    [InlineData("""[|"a\uD83D"|]""")]
    [InlineData("""[|"\uDE00\uD83D"|]""")]
    public Task Mlp021HalfOfAPair(string value) => Expect.Fault("MLP021", $"[Mlp(Alphabet = {value})] partial class Model;");

    [Theory]
    [InlineData("""[|"a\nb"|]""")]
    [InlineData("""[|"\0"|]""")]
    [InlineData("""[|"a\u2028\u0085"|]""")]
    public Task Mlp022ControlCharacter(string value) => Expect.Fault("MLP022", $"[Mlp(Alphabet = {value})] partial class Model;");

    [Theory]
    [InlineData("Mlp(Tokens = [|Tokens.Words|])")]
    [InlineData("Mlp(Embed = 5, Tokens = [|(Tokens)1|])")]
    public Task Mlp039WordsWithoutSize(string attribute) => Expect.Fault("MLP039", $"[{attribute}] partial class Model;");

    [Theory]
    [InlineData("VocabularySize = [|5000|]")]
    [InlineData("VocabularySize = [|3|], Tokens = Tokens.Characters, Alphabet = \"ab\"")]
    public Task Mlp040SizeOfCharacters(string arguments) => Expect.Fault("MLP040", $"[Mlp({arguments})] partial class Model;");

    [Theory]
    [InlineData("Tokens = Tokens.Words, VocabularySize = 5000, Alphabet = [|\"abc\"|]")]
    [InlineData("Alphabet = [|\"abcdefghijklmnopqrstuvwxyz\"|], Tokens = Tokens.Words, VocabularySize = 5000")]
    public Task Mlp041AlphabetOfWords(string arguments) => Expect.Fault("MLP041", $"[Mlp({arguments})] partial class Model;");

    [Theory]
    [InlineData("VocabularySize = [|2|], Tokens = Tokens.Words")]
    [InlineData("VocabularySize = [|0|], Tokens = Tokens.Words")]
    [InlineData("VocabularySize = [|1_000_001|], Tokens = Tokens.Words")]
    public Task Mlp015VocabularySizeOutOfRange(string arguments) => Expect.Fault("MLP015", $"[Mlp({arguments})] partial class Model;");

    [Theory]
    [InlineData("Tokens = Tokens.Words, VocabularySize = 3")]
    [InlineData("Tokens = Tokens.Words, VocabularySize = 1_000_000, Embed = 1, Hidden = 1")]
    [InlineData("Tokens = Tokens.Words, VocabularySize = 100_000, Direct = true")]
    [InlineData("Tokens = Tokens.Characters")]
    [InlineData("Context = 1, Embed = 1, Hidden = 1, Depth = 0")]
    [InlineData("Context = 1024, Embed = 1, Hidden = 65536")]
    [InlineData("Embed = 65536, Hidden = 1, Context = 1024")]
    [InlineData("Depth = 64, Activation = Activation.Relu")]
    [InlineData("Activation = (Activation)2")]
    [InlineData("Alphabet = \"a\"")]
    [InlineData("Alphabet = \" \\\"\\\\{}<>&'/*\"")]
    [InlineData("Alphabet = \"😀ßя語\\u200D\"")]
    public Task AModelIsWrittenFor(string arguments) => Expect.Model($"[Mlp({arguments})] partial class Model;");
}
