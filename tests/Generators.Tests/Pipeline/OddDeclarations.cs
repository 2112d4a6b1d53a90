using CsCheck;
using Microsoft.CodeAnalysis.CSharp;

namespace Makemore.Generators.Tests.Pipeline;

/// <summary>Declarations of models, most of them odd: what a user might write, by mistake or on purpose.</summary>
internal static class OddDeclarations
{
    /// <summary>The base classes that a file may name.</summary>
    public const string Bases = """
        namespace Bases
        {
            class Plain;
            class Closed { private Closed() { } public static Closed Only { get; } = new(); }
            class Trained { public virtual void Train() { } }
            class Lacking { public Lacking(int x) => X = x; public int X { get; } }
            class Optional { protected Optional(int x = 1, params string[] y) => X = x + y.Length; public int X { get; } }
            class Generic<T> { public T? Value { get; set; } }
            class Demanding { public required int Y { get; init; } }
            class Hidden { private int E; private void Train() => E++; public void Go() => Train(); }
            abstract class Unfinished { protected abstract int F(); }
            record Record;
            record Positional(int X);
            interface ITrained { void Train(); }
            [Mlp] partial class Model;
        }
        """;

    private static readonly Gen<string> Size = Gen.OneOf(
        Gen.OneOf(int.MinValue, -1, 0, 1, 2, 3, 7, 64, 65, 1024, 1025, 65_536, 65_537, int.MaxValue),
        Gen.Int[1, 200]).Select(value => SyntaxFactory.Literal(value).ToString());

    private static readonly Gen<string> Number = Gen.OneOf(
        Gen.OneOf(float.NaN, float.PositiveInfinity, -1, -0f, 0, float.Epsilon, 1e-7f, 0.1f, 0.999f, 1, 999.5f, 1_000, float.MaxValue),
        Gen.Float[0, 2]).Select(value => float.IsNaN(value) ? "float.NaN" : float.IsFinite(value) ? SyntaxFactory.Literal(value).ToString() : "1 / 0f");

    private static readonly Gen<string> Letters = Gen.OneOf(
        Gen.OneOf("", "a", "abc", "abca", "ab.", "😀", "\uD83D", "\n", "\"\\", "æøå"),
        Gen.String[Gen.Char, 0, 20],
        Gen.String[Gen.Char['!', '~'], 0, 20]).Select(text => SymbolDisplay.FormatLiteral(text, quote: true));

    private static readonly Gen<string> Argument = Gen.OneOf(
        Gen.Select(Gen.OneOf("Context", "Embed", "Hidden", "Depth"), Size, (name, value) => $"{name} = {value}"),
        Gen.Int[-1, 4].Select(value => $"Activation = (Activation)({value})"),
        Gen.Select(Gen.OneOf("Normalization", "Initialization"), Gen.Int[-1, 4], (name, value) => $"{name} = ({name})({value})"),
        Gen.OneOf(
            "Activation = Activation.Gelu", "Activation = Activation.Relu", "Normalization = Normalization.Batch", "Normalization = Normalization.Layer",
            "Initialization = Initialization.Kaiming", "Direct = true", "Residual = true", "Hierarchical = true", "Backend = Backend.Torch"),
        Gen.Select(Gen.OneOf("Dropout", "EmbedScale", "OutputScale"), Number, (name, value) => $"{name} = {value}"),
        Gen.OneOf(2, 4, 8, 16).Select(context => $"Context = {context}, Hierarchical = true"),
        Gen.Int[1, 40].Select(width => $"Embed = {width}, Hidden = {width}, SharedOutput = true"),
        Gen.Int[1, 4].Select(depth => $"Depth = {depth}, Residual = true, Dropout = 0.1f"),
        Gen.OneOf("Tokens = Tokens.Words", "Tokens = Tokens.Words, VocabularySize = 9"),
        Size.Select(value => $"VocabularySize = {value}, Tokens = Tokens.Words"),
        Letters.Select(text => $"Alphabet = {text}"));

    private static readonly Gen<string> Attribute = Gen.Frequency(
        (4, Argument.Array[0, 4].Select(arguments => $"[Mlp({string.Join(", ", string.Join(", ", arguments).Split(", ").DistinctBy(argument => argument.Split(' ')[0]))})]")),
        (4, Gen.Const("[Mlp]")),
        (1, Gen.OneOf("[Mlp, Mlp(Hidden = 3)]", "[global::Makemore.MlpAttribute]", "[System.Obsolete, Mlp]", "/// <summary>Mine.</summary>\n[Mlp]")));

    private static readonly Gen<string> Modifiers = Gen.Select(
        Gen.OneOf("", "", "", "public ", "internal ", "file "),
        Gen.OneOf("", "", "", "", "sealed ", "static ", "abstract "),
        Gen.Frequency((19, Gen.Const("partial ")), (1, Gen.Const(""))),
        (accessibility, kind, partial) => accessibility + kind + partial);

    private static readonly Gen<string> Keyword = Gen.Frequency(
        (8, Gen.Const("class")), (3, Gen.OneOf("record", "record class")), (1, Gen.OneOf("struct", "record struct", "interface")));

    private static readonly Gen<string> Name = Gen.OneOf(
        "Model", "MODEL", "model", "Modèle", "模型", "_", "@class", "@record", "@partial", "@var", "@nint", "@async", "@await", "@field", "@value",
        "@required", "@file", "@global", "@dynamic", "@where", "@scoped", "@extension", "System", "Makemore", "Network", "E", "Train", "h", "data",
        "Vocabulary", "Tensor", "Object", "String", "Wx2", "_network", "_9");

    private static readonly Gen<string> Base = Gen.Frequency(
        (6, Gen.Const("")),
        (3, Gen.OneOf(" : Bases.Plain", " : Bases.Closed", " : Bases.Trained", " : Bases.Lacking", " : Bases.Optional", " : Bases.Generic<int>",
            " : Bases.Demanding", " : Bases.Hidden", " : Bases.Unfinished", " : Bases.Model", " : Bases.Record", " : Bases.Positional",
            " : System.Exception", " : System.IDisposable", " : Missing", " : object", " : System.IO.MemoryStream", " : Bases.ITrained", " : Makemore.Torch.TorchModel")));

    private static readonly Gen<string> Member = Gen.OneOf(
        "public int X { get; init; }", "public required int Y { get; init; }", "int E;", "void Train() { }", "class Network;", "class Pass<T>;",
        "public void Dispose() { }", "static int Count;", "const int HiddenSize = 3;", "event System.Action Changed;", "int this[int i] => i;",
        "public int Wh2 => 2;", "int Loss(int x) => x;", "enum Spec { A }", "int get_E() => 1;", "void set_Spec(int x) { }", "int _network = 1;",
        "void System.IDisposable.Dispose() { }", "Vocabulary INextTokenModel.Vocabulary => null!;", "void Bases.ITrained.Train() { }",
        "class System;", "class Makemore;", "int Activation => 1;", "interface Tensor;", "record struct Parameter;", "delegate void ModelSpec();",
        "string? _text;", "string _unset;", "private int _seed; int Seed => _seed++;", "static int random = 5;", "object model = new();",
        "public override string ToString() => \"\";", "public override int GetHashCode() => 0;", "int nameof(object x) => 1;");

    private static readonly Gen<string> Constructor = Gen.OneOf(
        "{0}() { }", "{0}(int x) { }", "{0}(int x) : this() { }", "{0}() : this(1) { }", "{0}(string x) : this(x.Length) { }", "{0}(Vocabulary? x, int y) : this(x!) { }", "{0}(Vocabulary x) : this(x, 1) { }", "{0}(string x = \"\") : this(x.Length) { }",
        "static {0}() { }", "~{0}() { }", "{0}({0} other) { }", "{0}(in int x) : this(x + 1) { }", "{0}(params int[] x) : this(x.Length) { }", "{0}(long x = 1) : this((int)x) { }",
        "{0}(System.Random x) : base() { }", "public static {0} operator +({0} x, {0} y) => x;", "public static implicit operator int({0} x) => 1;", "{0}? _next;", "public int {0} => 1;");

    private static readonly Gen<string> Around = Gen.OneOf(
        "partial class Outer", "partial class outer", "static partial class Fixed", "partial struct Value", "readonly ref partial struct Span", "partial interface IOuter",
        "partial record Recorded", "partial record struct Pair", "class NotPartial", "partial class Generic<T>", "file partial class Local", "partial class Makemore",
        "partial class System", "partial class @event", "sealed partial class Sealed", "partial class Primary(int x)", "partial class Derived : Bases.Trained", "[Mlp] partial class Model");

    private static readonly Gen<string> Namespace = Gen.OneOf("", "", "Lab", "Lab.@event.@record", "Makemore", "Makemore.Engine", "System", "Bases", "Ünï", "Lab.System.Makemore", "@var");

    /// <summary>One file: a class, perhaps in two parts, within other types and a namespace.</summary>
    public static readonly Gen<string> File =
        from attribute in Attribute
        from head in Gen.Select(Modifiers, Keyword, (modifiers, keyword) => (modifiers, keyword))
        from name in Name
        from rest in Gen.Select(
            Gen.Frequency((14, Gen.Const("")), (1, Gen.OneOf("<T>", "()", "(int x)"))), Base, (parameters, @base) => parameters + @base)
        from members in Gen.Frequency((3, Gen.Const(Array.Empty<string>())), (2, Gen.Frequency((3, Member), (2, Constructor)).Array[1, 3]))
        from inSecondPart in Gen.Bool
        from around in Gen.Frequency((3, Gen.Const(Array.Empty<string>())), (2, Around.Array[1, 2]))
        from @namespace in Namespace
        select Write(attribute, $"{head.modifiers}{head.keyword} {name}", rest, string.Join(" ", members).Replace("{0}", name, StringComparison.Ordinal), inSecondPart, around, @namespace);

    private static string Write(string attribute, string declaration, string rest, string members, bool inSecondPart, string[] around, string @namespace)
    {
        string text = $"{attribute} {declaration}{rest} {{ {(inSecondPart ? "" : members)} }}";
        if (inSecondPart)
            text += $"\n{declaration} {{ {members} }}";
        foreach (string outer in around)
            text = $"{outer} {{ {text} }}";
        return @namespace.Length > 0 ? $"namespace {@namespace} {{ {text} }}" : text;
    }
}
