namespace Makemore.Generators.Tests.Diagnostics;

public class TypeTests
{
    [Theory]
    [InlineData("[Mlp] class [|Model|];")]
    [InlineData("[Mlp] sealed class [|@class|] { }")]
    [InlineData("[Mlp] sealed class [|Model|];")]
    [InlineData("class [|Outer|] { [Mlp] partial class Model; }")]
    [InlineData("struct [|A|] { partial interface B { record [|C|] { [Mlp] class [|Model|]; } } }")]
    public Task Mlp001NotPartial(string source) => Expect.Fault("MLP001", source);

    [Theory]
    [InlineData("[Mlp] partial [|struct|] Model;")]
    [InlineData("[Mlp] readonly partial [|record struct|] Model;")]
    [InlineData("[Mlp] ref partial [|struct|] Model;")]
    [InlineData("[Mlp] partial [|interface|] Model;")]
    public Task Mlp002NotAClass(string source) => Expect.Fault("MLP002", source);

    [Theory]
    [InlineData("[Mlp] public [|static|] partial class Model;")]
    [InlineData("[Mlp] partial class Model;", "[|static|] partial class Model;")]
    public Task Mlp003Static(params string[] sources) => Expect.Fault("MLP003", sources);

    [Theory]
    [InlineData("[Mlp] internal [|abstract|] partial class Model;")]
    [InlineData("[Mlp] partial class Model;", "[|abstract|] partial class Model;")]
    public Task Mlp004Abstract(params string[] sources) => Expect.Fault("MLP004", sources);

    [Theory]
    [InlineData("[Mlp] partial class Model[|<T>|];")]
    [InlineData("partial class Outer[|<TKey, TValue>|] { partial class Inner { [Mlp] partial class Model; } }")]
    public Task Mlp005Generic(string source) => Expect.Fault("MLP005", source);

    [Theory]
    [InlineData("[Mlp] [|file|] partial class Model;")]
    [InlineData("[|file|] static partial class Outer { [Mlp] partial class Model; }")]
    public Task Mlp006FileLocal(string source) => Expect.Fault("MLP006", source);

    [Theory]
    [InlineData("[Mlp] partial class Model[|()|];")]
    [InlineData("[Mlp] partial class Model[|(int seed)|] { int Seed => seed; }")]
    [InlineData("[Mlp] sealed partial class Model[|(string description)|] { public string Description => description; }")]
    [InlineData("[Mlp] partial class Model;", "partial class Model[|(string text)|] { string Text => text; }")]
    public Task Mlp007PrimaryConstructor(params string[] sources) => Expect.Fault("MLP007", sources);

    [Theory]
    [InlineData("[Mlp] partial class [|Train|];")]
    [InlineData("[Mlp(Depth = 3)] partial class [|Wh3|];")]
    [InlineData("[Mlp] partial class [|System|];")]
    [InlineData("namespace Makemore { [Mlp] partial class [|ModelSpec|]; }")]
    [InlineData("namespace System { [Mlp] partial class [|String|]; }")]
    [InlineData("namespace System.IO { partial class [|Path|] { [Mlp] partial class Model; } }")]
    [InlineData("partial class [|@var|] { [Mlp] partial class Model; }")]
    public Task Mlp014NameIsTaken(string source) => Expect.Fault("MLP014", source);

    [Theory]
    [InlineData("[Mlp] partial class Model;", "[[|Mlp|]] partial class Model;")]
    [InlineData("[Mlp, [|Mlp(Hidden = 10)|], [|Makemore.MlpAttribute|]] partial class Model;")]
    public Task Mlp023DeclaredTwice(params string[] sources) => Expect.Fault("MLP023", sources);

    [Theory]
    [InlineData("[Mlp] partial class Wh3;")]
    [InlineData("namespace Makemore { [Mlp] partial class NameModel; }")]
    [InlineData("namespace Lab { [Mlp] partial class System; [Mlp] partial class Makemore; [Mlp] partial class ModelSpec; }")]
    [InlineData("[Mlp] partial class Model;", "file class Model;")]
    [InlineData("[Mlp] sealed partial class Model;", "partial class Model { }", "/// <summary>Mine.</summary>\npartial class Model;")]
    [InlineData("ref partial struct A { internal partial interface B { readonly partial record struct C { partial record D { static partial class E { [Mlp] private protected partial class Model; } } } } }")]
    [InlineData("namespace @class.@namespace { partial class @event { [Mlp] internal partial class @record; } }")]
    [InlineData("namespace lab { partial class @outer { [Mlp] partial class @model; } }")]
    [InlineData("[Mlp] partial class @dynamic;")]
    [InlineData("[Mlp] partial class @nint;")]
    [InlineData("[Mlp] partial class _;")]
    [InlineData("using M = Makemore.MlpAttribute; [M] partial class Model;")]
    [InlineData("[Mlp] partial class Model { [Mlp] partial class Inner; }")]
    [InlineData("[System.Obsolete] [Mlp] partial class Model;")]
    [InlineData("[System.Diagnostics.CodeAnalysis.Experimental(\"X1\")] [Mlp] partial class Model;")]
    [InlineData("/// <summary>A model of names.</summary>\n[Mlp] public partial class Model;")]
    [InlineData("[Mlp] public partial class Model;")]
    public Task AModelIsWrittenFor(params string[] sources) => Expect.Model(sources);
}
