using System.Collections.Immutable;
using System.Reflection;
using Makemore.Generators.Model;
using Makemore.Generators.Parsing;
using Makemore.Generators.Parsing.Arguments;
using Makemore.Testing;
using Microsoft.CodeAnalysis;

namespace Makemore.Generators.Tests.Pipeline;

/// <summary>What the parser reads out of the declaration of a sweep.</summary>
public class SweepSpecTests
{
    /// <summary>What all models of a sweep have in common.</summary>
    private static readonly string[] NotSwept = ["Tokens", "VocabularySize", "Alphabet", "Backend"];

    public static TheoryData<string> Properties => [.. PropertiesOf(typeof(MlpAttribute)).Select(property => property.Name)];

    /// <summary>Fails where a property was added to [Mlp] alone.</summary>
    [Theory]
    [MemberData(nameof(Properties))]
    public void APropertyOfAModelIsOneOfASweep(string name)
    {
        PropertyInfo ofModel = typeof(MlpAttribute).GetProperty(name)!;
        PropertyInfo? ofSweep = typeof(MlpSweepAttribute).GetProperty(name);
        object? single = ofModel.GetValue(new MlpAttribute());
        object? inSweep = ofSweep?.GetValue(new MlpSweepAttribute());

        bool isSwept = !NotSwept.Contains(name);
        Assert.Equal(isSwept ? ofModel.PropertyType.MakeArrayType() : ofModel.PropertyType, ofSweep?.PropertyType);
        Assert.Equal(single, isSwept ? Assert.Single(((Array)inSweep!).Cast<object>()) : inSweep);
        Assert.Equal(isSwept, MlpArguments.Swept.Any(argument => argument.Name == name));
    }

    [Fact]
    public void ASweepHasNoPropertiesOfItsOwn() => Assert.Equal(
        PropertiesOf(typeof(MlpAttribute)).Select(property => property.Name),
        PropertiesOf(typeof(MlpSweepAttribute)).Select(property => property.Name));

    [Fact]
    public void TheLastArgumentChangesFastest()
    {
        SweepDeclaration sweep = Parse("[MlpSweep(Activation = [Activation.Relu, Activation.Tanh], Hidden = [200, 7], Context = [5])] static partial class Sweep;");
        Assert.Equal(
            [
                "Context5_Hidden200_ActivationRelu [Mlp(Context = 5, Hidden = 200, Activation = Activation.Relu)]",
                "Context5_Hidden200_ActivationTanh [Mlp(Context = 5, Hidden = 200, Activation = Activation.Tanh)]",
                "Context5_Hidden7_ActivationRelu [Mlp(Context = 5, Hidden = 7, Activation = Activation.Relu)]",
                "Context5_Hidden7_ActivationTanh [Mlp(Context = 5, Hidden = 7, Activation = Activation.Tanh)]",
            ],
            sweep.Models.Select(model => $"{model.Name} {model.AttributeText}"));
    }

    [Fact]
    public void ANameHasNoPointAndNoSign() => Assert.Equal(
        ["Dropout0p15_EmbedScale0_HierarchicalFalse", "Dropout0p15_EmbedScale1em07_HierarchicalFalse", "Dropout0_EmbedScale0_HierarchicalFalse", "Dropout0_EmbedScale1em07_HierarchicalFalse"],
        Parse("[MlpSweep(Dropout = [0.15f, -0f], EmbedScale = [0, 1e-7f], Hierarchical = [false])] static partial class Sweep;")
            .Models.Select(model => string.Join("_", model.Name.Split('_').Order(StringComparer.Ordinal))));

    /// <summary>All that is emitted for a model of a sweep follows from the same values as for a model of its own.</summary>
    [Fact]
    public void AModelIsWhatItsDeclarationMakes()
    {
        const string Arguments = "Tokens = Tokens.Words, VocabularySize = 9, Backend = Backend.Torch";
        GeneratorRun run = GeneratorRun.On(UserProject.WithTorch(
            $"namespace A; partial record B {{ [MlpSweep(Depth = [2], Embed = [4], {Arguments})] static partial class @event; }}",
            $"namespace A; partial record B {{ static partial class @event2 {{ [Mlp(Depth = 2, Embed = 4, {Arguments})] partial class Embed4_Depth2; }} }}"));

        Model.ModelDeclaration alone = Outputs<Model.ModelDeclaration>(run, MlpGenerator.ModelsStep).Single();
        Model.ModelDeclaration swept = Outputs<Model.ModelDeclaration>(run, MlpGenerator.SweptModelsStep).Single();
        Assert.Equal(
            alone with
            {
                ContainingTypes = ImmutableArray.Create(new ContainingType("record", "B"), new ContainingType("class", "@event")),
                HintName = "A.B.event.Embed4_Depth2",
                AttributeText = "[Mlp(Embed = 4, Depth = 2, Tokens = Tokens.Words, VocabularySize = 9, Backend = Backend.Torch)]",
            },
            swept);
    }

    [Theory]
    [InlineData("[MlpSweep(Hidden = [100])]", "[MlpSweep(Hidden = [100])]")]
    [InlineData("[MlpSweep(Embed = new[] { 3,\n 1 }, Alphabet = \"cab\")]", "[MlpSweep(Embed = new[] { 3, 1 }, Alphabet = \"cab\")]")]
    public void TheAttributeIsShownAsItIsWritten(string attribute, string text) =>
        Assert.Equal(text, Parse($"{attribute} static partial class Sweep;").AttributeText);

    [Theory]
    [InlineData("Hidden = [100]", "[Mlp(Hidden = 100)]")]
    [InlineData("Backend = 0, Depth = new[] { 3 }, Activation = [0], Context = [2 + 3]", "[Mlp(Context = 5, Depth = 3, Activation = Activation.Tanh)]")]
    [InlineData("VocabularySize = 9, Tokens = (Tokens)1, Embed = [2]", "[Mlp(Embed = 2, Tokens = Tokens.Words, VocabularySize = 9)]")]
    [InlineData("Embed = [2], Alphabet = \"c\\\"ab\"", "[Mlp(Embed = 2, Alphabet = \"\\\"abc\")]")]
    [InlineData("OutputScale = [1f / 3], Dropout = [2e-1f], Residual = [true], Depth = [2]", "[Mlp(Depth = 2, Residual = true, Dropout = 0.2f, OutputScale = 0.33333334f)]")]
    public void TheAttributeOfASweptModelIsTheOneThatWouldDeclareIt(string arguments, string text) =>
        Assert.Equal(text, Parse($"[MlpSweep({arguments})] static partial class Sweep;").Models.Single().AttributeText);

    [Fact]
    public void TheAnalyzerReadsTheSameWhereTheCodeIsEmitted()
    {
        GeneratorRun run = GeneratorRun.On(UserProject.Of("/// <summary>Mine.</summary>\n[MlpSweep(Depth = [0, 1])] static partial class Sweep;"));
        SweepDeclaration sweep = Outputs<SweepDeclaration>(run, MlpGenerator.SweepsStep).Single();
        Assert.True(sweep.IsDocumented);
        Assert.Equal(sweep, MlpSweepParser.Parse(run.Compilation.GetTypeByMetadataName("Sweep")!, run.Compilation, CancellationToken.None).Sweep);
    }

    private static PropertyInfo[] PropertiesOf(Type attribute) =>
        attribute.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly);

    private static SweepDeclaration Parse(string source) => Outputs<SweepDeclaration>(GeneratorRun.On(UserProject.Of(source)), MlpGenerator.SweepsStep).Single();

    private static IEnumerable<TValue> Outputs<TValue>(GeneratorRun run, string step) =>
        run.Result.TrackedSteps[step].SelectMany(each => each.Outputs).Select(output => (TValue)output.Value);
}
