using System.Reflection;
using Makemore.Generators.Model;
using Makemore.Generators.Parsing.Arguments;
using Makemore.Testing;

namespace Makemore.Generators.Tests.Pipeline;

/// <summary>An option stands in several places. One that is forgotten in a place fails a test here.</summary>
public class PlacesOfAnOptionTests
{
    private static readonly string AttributePage = File.ReadAllText(Path.Combine(SharedFiles.RepositoryRoot, "docs", "attribute.md"));

    private static readonly string TrainingPage = File.ReadAllText(Path.Combine(SharedFiles.RepositoryRoot, "docs", "training.md"));

    public static TheoryData<string> Options => [.. PropertiesOf(typeof(MlpAttribute)).Select(property => property.Name)];

    public static TheoryData<string> OptionalArguments =>
        [.. MlpArguments.Swept.Where(argument => argument.IsOptional).Select(argument => argument.Name)];

    public static TheoryData<Makemore.Activation> Activations => [.. Enum.GetValues<Makemore.Activation>()];

    [Theory]
    [MemberData(nameof(Options))]
    public void TheParserReadsIt(string name)
    {
        Assert.NotNull(typeof(Model.ModelDeclaration).GetProperty(name));
        if (name != nameof(MlpAttribute.Alphabet))
            Assert.Contains(MlpArguments.Swept.Concat(MlpArguments.Shared), argument => argument.Name == name);
    }

    [Theory]
    [MemberData(nameof(Options))]
    public void ThePageExplainsIt(string name)
    {
        Assert.Contains($"`{name}`", AttributePage, StringComparison.Ordinal);
        Type type = typeof(MlpAttribute).GetProperty(name)!.PropertyType;
        Assert.All(type.IsEnum ? Enum.GetNames(type) : [], member => Assert.Contains($"`{member}`", AttributePage, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(OptionalArguments))]
    public void TheRuntimesSpecificationHasIt(string name) =>
        Assert.Equal(typeof(MlpAttribute).GetProperty(name)!.PropertyType, typeof(Makemore.ModelSpec).GetProperty(name)?.PropertyType);

    [Theory]
    [MemberData(nameof(Activations))]
    public void AnActivationIsOneOfBothSides(Makemore.Activation activation)
    {
        var function = ActivationFunction.Of(Enum.Parse<Model.Activation>(activation.ToString()));
        Type engine = typeof(MlpAttribute).Assembly.GetType($"Makemore.Engine.{activation}", throwOnError: true)!;
        Assert.Equal(activation.ToString(), function.Name, ignoreCase: true);
        Assert.Equal(function.NeedsInput ? 3 : 2, engine.GetMethod("Backward")!.GetParameters().Length);
    }

    [Fact]
    public void ThePageOnTrainingExplainsEveryOption() => Assert.All(
        PropertiesOf(typeof(TrainingOptions)),
        property => Assert.Contains($"`{property.Name}`", TrainingPage, StringComparison.Ordinal));

    [Fact]
    public void ThePageOnTrainingExplainsEveryOptimizerAndSchedule() => Assert.All(
        (string[])[.. Enum.GetNames<Optimizer>(), .. Enum.GetNames<Schedule>()],
        member => Assert.Contains($"`{member}`", TrainingPage, StringComparison.Ordinal));

    private static PropertyInfo[] PropertiesOf(Type type) => type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly);
}
