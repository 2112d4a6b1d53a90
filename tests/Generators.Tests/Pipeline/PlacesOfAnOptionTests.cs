using System.Globalization;
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

    [Fact]
    public void ThePageHasTheDefaultsAndTheRangesOfTheParser() => Assert.All(
        MlpArguments.Swept.Concat(MlpArguments.Shared),
        argument => Assert.Contains($"\n| `{argument.Name}` |{Cell(DefaultOf(argument))}{Cell(RangeOf(argument))} ", AttributePage, StringComparison.Ordinal));

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

    /// <summary>A row has one property or several, and their defaults. A default may be explained after the value.</summary>
    [Fact]
    public void ThePageOnTrainingHasTheDefaults() => Assert.All(PropertiesOf(typeof(TrainingOptions)), property =>
    {
        string[] row = TrainingPage.Split('\n').First(line => line.StartsWith("| `", StringComparison.Ordinal) && line.Contains($"`{property.Name}`", StringComparison.Ordinal)).Split(" | ");
        int place = Array.IndexOf(row[0].TrimStart('|', ' ').Split(", "), $"`{property.Name}`");
        string written = row[1].Split(", ")[place].Split(':', ';')[0].Trim('`');
        object? expected = property.GetValue(new TrainingOptions());
        if (expected is float number)
            Assert.Equal(number, float.Parse(written, CultureInfo.InvariantCulture));
        else if (expected is not null)
            Assert.Equal($"{expected}", written, ignoreCase: true);
    });

    [Fact]
    public void ThePageOnTrainingExplainsEveryOptimizerAndSchedule() => Assert.All(
        (string[])[.. Enum.GetNames<Optimizer>(), .. Enum.GetNames<Schedule>()],
        member => Assert.Contains($"`{member}`", TrainingPage, StringComparison.Ordinal));

    /// <summary>The default as the page writes it. An argument that must be written, or that follows another one, has none of its own.</summary>
    private static string DefaultOf(Argument argument) => argument switch
    {
        { Name: nameof(MlpAttribute.VocabularySize) } => "",
        { Name: nameof(MlpAttribute.EmbedScale) } => $"set by `{nameof(MlpAttribute.Initialization)}`",
        { Unwritten: bool flag } => flag ? "true" : "false",
        { Unwritten: Enum choice } => $"`{choice}`",
        _ => Convert.ToString(argument.Unwritten, CultureInfo.InvariantCulture)!,
    };

    private static string RangeOf(Argument argument) => argument switch
    {
        SizeArgument size => string.Create(CultureInfo.InvariantCulture, $"{size.Minimum:N0} to {size.Maximum:N0}"),
        NumberArgument number => string.Create(CultureInfo.InvariantCulture, $"0 or more, below {number.Limit:N0}"),
        _ => "",
    };

    private static string Cell(string text) => text.Length > 0 ? $" {text} |" : " |";

    private static PropertyInfo[] PropertiesOf(Type type) => type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly);
}
