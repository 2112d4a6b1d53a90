using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Makemore.Generators.Emission;
using Makemore.Generators.Parsing;
using Makemore.Generators.Parsing.Arguments;
using Makemore.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Makemore.Generators.Tests.Diagnostics;

/// <summary>Every diagnostic has a page; its first example has the fault, its second has not.</summary>
public partial class HelpPageTests
{
    public static TheoryData<string> Ids => [.. MlpDiagnostics.All.Select(descriptor => descriptor.Id)];

    /// <summary>The page on the version of C# shows project files.</summary>
    public static TheoryData<string> IdsWithCode => [.. MlpDiagnostics.All.Remove(MlpDiagnostics.LanguageVersion).Select(descriptor => descriptor.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void ThePageIsWhereTheHelpLinkPoints(string id)
    {
        DiagnosticDescriptor descriptor = MlpDiagnostics.All.Single(each => each.Id == id);
        Assert.EndsWith($"/docs/diagnostics/{id}.md", descriptor.HelpLinkUri, StringComparison.Ordinal);
        Assert.StartsWith($"# {id}: {descriptor.Title}\n", Page(id), StringComparison.Ordinal);
        Assert.Contains($"| [{id}]({id}.md) | {descriptor.Title} |\n", Page("README"), StringComparison.Ordinal);
    }

    [Fact]
    public void TheHelpLinksLeadToTheRepositoryOfThePackage()
    {
        // The build writes the property that the package names, too, into the assembly.
        string? repository = typeof(MlpDiagnostics).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(data => data.Key == "RepositoryUrl").Value;
        Assert.All(MlpDiagnostics.All, descriptor =>
            Assert.Equal($"{repository}/blob/main/docs/diagnostics/{descriptor.Id}.md", descriptor.HelpLinkUri));
    }

    [Theory]
    [MemberData(nameof(IdsWithCode))]
    public async Task TheFirstExampleHasTheFault(string id)
    {
        GeneratorRun run = GeneratorRun.On(Project(id, Examples(id)[0]));
        Assert.All(await run.Faults(), fault => Assert.Equal(id, fault.Id));
        Assert.NotEmpty(await run.Faults());
    }

    [Theory]
    [MemberData(nameof(IdsWithCode))]
    public Task TheSecondExampleIsAModel(string id) => Expect.Model(Project(id, Examples(id)[1]));

    [Theory]
    [InlineData("[Mlp(Depth = 2)] partial class Model;")]
    [InlineData("[Mlp(Depth = 2, Backend = Backend.Torch)] partial class Model;")]
    [InlineData("[Mlp(Tokens = Tokens.Words, VocabularySize = 9, Direct = true)] partial class Model;")]
    public async Task ThePageOnClashesNamesEveryEmittedMember(string source)
    {
        GeneratorRun run = await Expect.Model(UserProject.WithTorch(source));
        var model = (Model.ModelDeclaration)run.Result.TrackedSteps[MlpGenerator.ModelsStep].Single().Outputs.Single().Value;
        Assert.All(EmittedMembers.Of(model), name => Assert.Contains($"`{name}`", Page(MlpDiagnostics.MemberClash.Id), StringComparison.Ordinal));
    }

    [Fact]
    public void ThePageOnSizesHasTheirRanges() => Assert.All(
        MlpArguments.Swept.Concat(MlpArguments.Shared).OfType<SizeArgument>(),
        size => Assert.Contains(
            string.Create(CultureInfo.InvariantCulture, $"| `{size.Name}` | {size.Minimum:N0} | {size.Maximum:N0} |"),
            Page(MlpDiagnostics.SizeOutOfRange.Id),
            StringComparison.Ordinal));

    [Fact]
    public void ThePageOnNumbersHasTheirLimits() => Assert.All(
        MlpArguments.Swept.Concat(MlpArguments.Shared).OfType<NumberArgument>().GroupBy(number => number.Limit),
        numbers => Assert.Matches(
            string.Create(CultureInfo.InvariantCulture, $@"{string.Join(@"`\sand\s`", numbers.Select(number => number.Name))}`[^`]*must be at least 0 and less than {numbers.Key:N0}\."),
            Page(MlpDiagnostics.NumberOutOfRange.Id)));

    [Fact]
    public void ThePageOnLargeSweepsHasTheLimit() => Assert.Contains(
        string.Create(CultureInfo.InvariantCulture, $"at most {MlpSweepParser.MaximumModels} models"),
        Page(MlpDiagnostics.SweepTooLarge.Id),
        StringComparison.Ordinal);

    [Fact]
    public void ThePagesSayWhichDiagnosticsHaveACodeFix() => Assert.Equal(
        CodeFixes.FixProviders.All.SelectMany(provider => provider.FixableDiagnosticIds).Order(StringComparer.Ordinal),
        MlpDiagnostics.All.Select(descriptor => descriptor.Id).Where(id => Page(id).Contains("The code fix", StringComparison.Ordinal)));

    /// <summary>The page on the missing reference is of a project that lacks it.</summary>
    private static CSharpCompilation Project(string id, string example) =>
        id == MlpDiagnostics.TorchReference.Id ? UserProject.Of(example) : UserProject.WithTorch(example);

    private static string[] Examples(string id) => [.. Example().Matches(Page(id)).Select(match => match.Groups[1].Value)];

    private static string Page(string name) =>
        File.ReadAllText(Path.Combine(SharedFiles.RepositoryRoot, "docs", "diagnostics", name + ".md"));

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();
}
