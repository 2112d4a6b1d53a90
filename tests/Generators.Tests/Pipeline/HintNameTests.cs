using System.Text;
using System.Text.RegularExpressions;
using Makemore.Generators.Tests.Diagnostics;
using Makemore.Testing;

namespace Makemore.Generators.Tests.Pipeline;

/// <summary>What the emitted files are called.</summary>
public partial class HintNameTests
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

    public static TheoryData<string> LongNames =>
    [
        $"[Mlp] partial class {new string('A', 240)};",
        $"[Mlp] partial class {new string('A', 121)};",
        $"[Mlp] partial class {string.Concat(Enumerable.Repeat("语", 80))};",
        $"namespace {string.Join('.', Enumerable.Range(1, 40).Select(level => $"Level{level}"))} {{ [Mlp] partial class Model; }}",
        $"[Mlp(Backend = Backend.Torch)] partial class {new string('A', 500)};",
        """
        namespace Company.Research.LanguageModeling.CharacterLevel;
        [MlpSweep(Context = [4], Embed = [10], Hidden = [100], Depth = [2], Activation = [Activation.Relu], Direct = [true], SharedOutput = [false], Normalization = [Normalization.Batch],
            Residual = [true], Dropout = [0.123456f], Initialization = [Initialization.TorchDefault], EmbedScale = [0.01f], OutputScale = [0.3333333f])]
        static partial class NameSweepOfAllOptions;
        """,
    ];

    [Theory]
    [MemberData(nameof(LongNames))]
    public async Task ALongNameIsCutToWhatAFileCanBeCalled(string source)
    {
        GeneratorRun run = await Expect.Model(UserProject.WithTorch(source));
        Assert.All(run.Files.Keys, file =>
        {
            Assert.InRange(Encoding.UTF8.GetByteCount(file), 1, 255);
            Assert.InRange(file.Length, 1, HintNames.MaximumLength + ".Parameters.g.cs".Length);
        });
        Assert.Contains(run.Files.Keys, file => LongName().IsMatch(file));
    }

    [Fact]
    public async Task LongNamesWithTheSameBeginningAreToldApart()
    {
        string beginning = new('a', 200);
        GeneratorRun run = await Expect.Model($"[Mlp] partial class {beginning}1; [Mlp] partial class {beginning}2; [Mlp] partial class {beginning.ToUpperInvariant()}1;");
        Assert.Equal(9, run.Files.Keys.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Theory]
    [InlineData(120)]
    [InlineData(1)]
    public void ANameThatFitsStays(int length) => Assert.Equal(new string('a', length), HintNames.Bounded(new string('a', length)));

    /// <summary>The hash is part of the names that users keep under version control: it must never change.</summary>
    [Fact]
    public void TheHashIsTheSameOnEveryMachine() =>
        Assert.Equal($"{new string('a', 103)}-18ab37e3494a2084", HintNames.Bounded(new string('a', 121)));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void ALetterOfTwoUnitsIsNotCutInHalf(int shift)
    {
        string name = HintNames.Bounded(new string('a', shift) + string.Concat(Enumerable.Repeat("𝒳", 100)));
        Assert.True(Encoding.UTF8.GetByteCount(name) <= HintNames.MaximumBytes);
        Assert.DoesNotContain('\uFFFD', Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(name)));
    }

    [GeneratedRegex("-[0-9a-f]{16}[.](Parameters|Models)[.]g[.]cs$")]
    private static partial Regex LongName();
}
