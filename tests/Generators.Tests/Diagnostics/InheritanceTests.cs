using Makemore.Testing;
using Microsoft.CodeAnalysis;

namespace Makemore.Generators.Tests.Diagnostics;

public class InheritanceTests
{
    [Theory]
    [InlineData("class Base(int x) { int X => x; } [Mlp] partial class Model : [|Base|];")]
    [InlineData("class Base { private Base() { } public static Base Only { get; } = new(); } [Mlp] partial class Model : [|Base|], System.IDisposable { public void Dispose() { } }")]
    [InlineData("class Base(int x) { public int X => x; } [Mlp] partial class Model;", "partial class Model : [|Base|];")]
    [InlineData("class Base<T> { protected Base(T x) { } } [Mlp] partial class Model : System.ICloneable { public object Clone() => this; }", "partial class Model : [|Base<int>|];")]
    public Task Mlp008BaseConstructor(params string[] sources) => Expect.Fault("MLP008", sources);

    [Theory]
    [InlineData("[Mlp] partial class A; [Mlp] partial class B : [|A|];")]
    [InlineData("[Mlp] partial class A; class B : A; [Mlp] partial class C : [|B|];")]
    public async Task Mlp009BaseIsAModel(string marked)
    {
        MarkedSource source = MarkedSource.Parse(marked);
        GeneratorRun run = GeneratorRun.On(UserProject.Of(source.Text));
        Diagnostic fault = Assert.Single(await run.Faults());
        Assert.Equal(("MLP009", source.Spans[0]), (fault.Id, fault.Location.SourceSpan));
        Assert.All(run.Files.Keys, file => Assert.StartsWith("A.", file, StringComparison.Ordinal));
        Assert.Empty(run.CompilerErrors());
    }

    [Theory]
    [InlineData("class Base { public virtual void Train() { } } [Mlp] partial class Model : [|Base|];")]
    [InlineData("class Root { protected int E; } class Base : Root; [Mlp] partial class Model : [|Base|];")]
    [InlineData("class Base { public class Loss; } [Mlp] partial class Model : [|Base|];")]
    public Task Mlp010InheritedMember(string source) => Expect.Fault("MLP010", source);

    [Theory]
    [InlineData("[Mlp] partial class Model { public required int [|X|] { get; init; } }")]
    [InlineData("[Mlp] partial class Model;", "partial class Model { public required int [|X|], [|Y|]; }")]
    [InlineData("class Base { public required int X { get; init; } } [Mlp] partial class Model : [|Base|];")]
    public Task Mlp011RequiredMember(params string[] sources) => Expect.Fault("MLP011", sources);

    [Theory]
    [InlineData("class Base { public Base(int x = 0) { } } [Mlp] partial class Model : Base;")]
    [InlineData("class Base { protected Base(params string[] names) { } private int Train() => 0; int E => Train(); public int X => E; } [Mlp] partial class Model : Base;")]
    [InlineData("abstract class Base { protected abstract int F(); } [Mlp] partial class Model : Base { protected override int F() => 0; }")]
    [InlineData("interface ITrained { void Train(); } [Mlp] partial class Model : ITrained { void ITrained.Train() { } }")]
    [InlineData("class Base { public static int get_E() => 0; } [Mlp] partial class Model : Base;")]
    [InlineData("[Mlp] partial class Model : System.Exception;")]
    [InlineData("[Mlp] partial class Model : ILanguageModel<Model>;")]
    public Task AModelFitsOn(string source) => Expect.Model(source);
}
