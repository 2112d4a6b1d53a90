using System.Globalization;
using System.Reflection;
using Makemore.Generators.Model;
using Makemore.Generators.Parsing;
using Makemore.Testing;
using Microsoft.CodeAnalysis;

namespace Makemore.Generators.Tests.Pipeline;

/// <summary>What the parser reads out of a declaration.</summary>
public class ModelSpecTests
{
    [Fact]
    public void WithoutArgumentsTheDefaultsAreTheAttributes()
    {
        var attribute = new MlpAttribute();
        Model.ModelDeclaration model = Parse("[Mlp] partial class Model;");
        Assert.All(typeof(MlpAttribute).GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly), property => Assert.Equal(
            property.GetValue(attribute)!.ToString(),
            typeof(Model.ModelDeclaration).GetProperty(property.Name)!.GetValue(model)!.ToString()));
        Assert.Equal(27, model.TokenCount);
    }

    [Theory]
    [InlineData(typeof(Makemore.Activation), typeof(Model.Activation))]
    [InlineData(typeof(Makemore.Normalization), typeof(Model.Normalization))]
    [InlineData(typeof(Makemore.Initialization), typeof(Model.Initialization))]
    [InlineData(typeof(Makemore.Tokens), typeof(Model.Tokens))]
    [InlineData(typeof(Makemore.Backend), typeof(Model.Backend))]
    public void TheEnumerationsAreTheRuntimes(Type runtime, Type generator)
    {
        static IEnumerable<(int, string)> Members(Type type) => Enum.GetValues(type).Cast<Enum>().Select(value => (Convert.ToInt32(value, CultureInfo.InvariantCulture), value.ToString()));
        Assert.Equal(Members(runtime), Members(generator));
    }

    /// <summary>Where an option were left out of the equality, a change of it would not reach the emitted code.</summary>
    [Theory]
    [InlineData("Context = 4")]
    [InlineData("Embed = 4")]
    [InlineData("Hidden = 4")]
    [InlineData("Depth = 2")]
    [InlineData("Activation = Activation.Gelu")]
    [InlineData("Direct = true")]
    [InlineData("Hidden = 20, SharedOutput = true")]
    [InlineData("Normalization = Normalization.Batch")]
    [InlineData("Normalization = Normalization.Layer")]
    [InlineData("Depth = 2, Residual = true")]
    [InlineData("Dropout = 0.1f")]
    [InlineData("Dropout = 0.15f")]
    [InlineData("Context = 4, Hierarchical = true")]
    [InlineData("Initialization = Initialization.Kaiming")]
    [InlineData("Initialization = Initialization.TorchDefault")]
    [InlineData("EmbedScale = 0.5f")]
    [InlineData("OutputScale = 0.5f")]
    [InlineData("Alphabet = \"abc\"")]
    [InlineData("Tokens = Tokens.Words, VocabularySize = 27")]
    [InlineData("Tokens = Tokens.Words, VocabularySize = 28")]
    public void AnOptionTellsAModelFromAnother(string arguments)
    {
        Model.ModelDeclaration model = Parse($"[Mlp({arguments})] partial class Model;");
        Model.ModelDeclaration same = Parse($"[Mlp({string.Join(", ", arguments.Split(", ").Reverse())})] partial class Model;");
        Model.ModelDeclaration plain = Parse("[Mlp] partial class Model;");
        same = same with { AttributeText = model.AttributeText };
        Assert.Equal((model, model.GetHashCode()), (same, same.GetHashCode()));
        Assert.NotEqual(plain, model);
        Assert.NotEqual(plain with { AttributeText = model.AttributeText }, model);
    }

    [Fact]
    public void NamesAreWrittenAsCSharpWritesThem()
    {
        Model.ModelDeclaration model = Parse("namespace A.@namespace { partial record struct @struct { partial interface I { [Mlp] partial class @record; } } }");
        Assert.Equal(
            ("@record", "A.@namespace", "A.namespace.struct.I.record", "global::A.@namespace.@struct.I.@record", "Makemore.Generated.A_namespace_struct_I_record"),
            (model.Name, model.Namespace, model.HintName, model.FullName, model.GeneratedNamespace));
        Assert.Equal([new ContainingType("record struct", "@struct"), new ContainingType("interface", "I")], model.ContainingTypes);
    }

    [Theory]
    [InlineData("cab", "abc", 4)]
    [InlineData("zя😀a\uFF5E語", "azя語\uFF5E😀", 7)]
    public void TheAlphabetIsSortedByCodePoint(string written, string sorted, int vocabularySize)
    {
        Model.ModelDeclaration model = Parse($"[Mlp(Alphabet = \"{written}\")] partial class Model;");
        Assert.Equal((sorted, vocabularySize), (model.Alphabet, model.TokenCount));
        Assert.Equal(Vocabulary.FromAlphabet(written).Tokens, Vocabulary.FromAlphabet(model.Alphabet).Tokens);
        Assert.Equal(vocabularySize, Vocabulary.FromAlphabet(written).Count);
    }

    [Theory]
    [InlineData("[Mlp]", "[Mlp]")]
    [InlineData("[Mlp()]", "[Mlp()]")]
    [InlineData("[Makemore.MlpAttribute(Embed=20,\n    Hidden = 100, // As wide as the notebook's.\n    Context = 3)]", "[Makemore.MlpAttribute(Embed = 20, Hidden = 100, Context = 3)]")]
    [InlineData("[Mlp(Hidden = 100 * 2, Activation = (Activation)1)]", "[Mlp(Hidden = 100 * 2, Activation = (Activation)1)]")]
    [InlineData("[System.Obsolete, Mlp(Dropout = 2e-1f)]", "[Mlp(Dropout = 2e-1f)]")]
    [InlineData("""[Mlp(Alphabet = @"b""\a")]""", """[Mlp(Alphabet = @"b""\a")]""")]
    public void TheAttributeIsShownAsItIsWritten(string attribute, string text) =>
        Assert.Equal(text, Parse($"{attribute} partial class Model;").AttributeText);

    [Theory]
    [InlineData(true, "/// <summary>A.</summary>\n[Mlp] partial class Model;")]
    [InlineData(true, "/** <summary>A.</summary> */\n[Mlp] partial class Model;")]
    [InlineData(true, "[Mlp] partial class Model;", "/// <summary>A.</summary>\npartial class Model;")]
    [InlineData(false, "[Mlp] partial class Model;")]
    [InlineData(false, "// A comment.\n//// Another.\n/* A third. */ /**/ /*** A fourth. */\n[Mlp] partial class Model;")]
    [InlineData(false, "/// <summary>A.</summary>\nclass Other;\n[Mlp] partial class Model { /// <summary>B.</summary>\npublic int X => 1; }")]
    public void IsDocumentedWhetherOrNotTheCompilerReadsDocumentation(bool expected, params string[] sources)
    {
        Assert.Equal(expected, Parse(sources).IsDocumented);
        Assert.Equal(expected, Parse(GeneratorRun.On(UserProject.Of(UserProject.ParseOptions.WithDocumentationMode(DocumentationMode.None), sources))).IsDocumented);
    }

    /// <summary>The model as the generator reads it, and as the analyzer does, who sees the emitted code as well.</summary>
    private static Model.ModelDeclaration Parse(params string[] sources) => Parse(GeneratorRun.On(UserProject.Of(sources)));

    private static Model.ModelDeclaration Parse(GeneratorRun run)
    {
        var model = (Model.ModelDeclaration)Assert.Single(run.Result.TrackedSteps[MlpGenerator.ModelsStep].SelectMany(step => step.Outputs)).Value;
        INamedTypeSymbol type = run.Compilation.GetTypeByMetadataName(MetadataName(model))!;
        (Model.ModelDeclaration? again, _) = MlpParser.Parse(type, run.Compilation, CancellationToken.None);
        Assert.Equal(model, again);
        return model;
    }

    private static string MetadataName(Model.ModelDeclaration model)
    {
        string name = string.Join("+", model.ContainingTypes.Select(type => type.Name).Append(model.Name));
        return (model.Namespace.Length > 0 ? $"{model.Namespace}.{name}" : name).Replace("@", "", StringComparison.Ordinal);
    }
}
