using Makemore.Generators.Tests.Diagnostics;
using Makemore.Testing;

namespace Makemore.Generators.Tests.Pipeline;

/// <summary>What the emitted files are called.</summary>
public class HintNameTests
{
    [Theory]
    [InlineData("[Mlp] partial class Model;", "Model")]
    [InlineData("namespace A.B { partial class Outer { partial struct Inner { [Mlp] partial class Model; } } }", "A.B.Outer.Inner.Model")]
    [InlineData("namespace @namespace { [Mlp] partial class @class; }", "namespace.class")]
    [InlineData("[Mlp] partial class Größe語;", "Größe語")]
    [InlineData("[Mlp] partial class \\u0041e\u0301‿_9;", "Ae\u0301‿_9")]
    public async Task AFileBearsTheFullNameOfTheClass(string source, string name)
    {
        GeneratorRun run = await Expect.Model(source);
        Assert.All(run.Files.Keys, file => Assert.StartsWith(name + ".", file, StringComparison.Ordinal));
    }

    [Fact]
    public async Task NamesThatDifferInCaseAloneAreNumbered()
    {
        GeneratorRun run = await Expect.Model("[Mlp] partial class Model; [Mlp] partial class MODEL; [Mlp] partial class Other; namespace A { [Mlp] partial class MoDel; }");
        Assert.Equal(
            ["A.MoDel", "MODEL", "Model-2", "Other"],
            run.Files.Keys.Select(file => file[..file.IndexOf('.', file.StartsWith("A.", StringComparison.Ordinal) ? 2 : 0)]).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void TheSecondOfTwoThatClashIsNumberedWhicheverComesFirst()
    {
        GeneratorRun forth = GeneratorRun.On(UserProject.Of("[Mlp] partial class Model;", "[Mlp(Depth = 0)] partial class MODEL;"));
        GeneratorRun back = GeneratorRun.On(UserProject.Of("[Mlp(Depth = 0)] partial class MODEL;", "[Mlp] partial class Model;"));
        Assert.Equal(forth.Files.OrderBy(file => file.Key), back.Files.OrderBy(file => file.Key));
    }

    [Fact]
    public void TwoTypesOfOneNameGetNoCode()
    {
        GeneratorRun run = GeneratorRun.On(UserProject.Of("namespace A { partial class B { [Mlp] partial class C; } } namespace A.B { [Mlp] partial class C; } namespace A { [Mlp] partial class Other; }"));
        Assert.Null(run.Result.Exception);
        Assert.All(run.Files.Keys, file => Assert.StartsWith("A.Other.", file, StringComparison.Ordinal));
    }
}
