using System.Reflection;

namespace Makemore.Torch.Tests.Parity;

/// <summary>No option is left out of the comparison, neither of those that there are nor of those to come.</summary>
public class CoverageTests
{
    public static TheoryData<string> OptionsOfTheAttribute =>
        [.. typeof(MlpAttribute).GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Select(option => option.Name)
            .Where(name => name != nameof(MlpAttribute.Backend))];

    [Theory, MemberData(nameof(OptionsOfTheAttribute))]
    public void EveryOptionOfTheAttributeIsCompared(string option)
    {
        Type type = typeof(MlpAttribute).GetProperty(option)!.PropertyType;
        string[] values = type.IsEnum
            ? [.. Enum.GetNames(type).Select(name => $"{type.Name}.{name}")]
            : [.. Declarations.All.SelectMany(declaration => declaration.Split(", ")).Where(argument => argument.StartsWith($"{option} = ", StringComparison.Ordinal)).Select(argument => argument[(option.Length + 3)..]).Distinct()];

        Assert.True(values.Length > 1);
        Assert.All(values, value => Assert.Contains(Alone($"{option} = {value}"), Declarations.All));
    }

    [Fact]
    public void EveryTwoPartsOfANetworkAreComparedTogether()
    {
        string[] parts =
        [
            "Activation = Activation.Relu", "Activation = Activation.Gelu", "Direct = true", "Dropout = 0.5f", "Hierarchical = true",
            "Normalization = Normalization.Batch", "Normalization = Normalization.Layer", "Residual = true", "SharedOutput = true",
            "Tokens = Tokens.Words",
        ];
        Assert.All(
            from one in parts
            from other in parts
            where string.CompareOrdinal(one.Split(' ')[0], other.Split(' ')[0]) < 0
            where (one, other) is not ("Hierarchical = true", "Residual = true") // No way around a layer that reads two positions and gives one.
            select (string[])[one, other],
            pair => Assert.Contains(Declarations.All, declaration => declaration.Split(", ").Intersect(pair).Count() == 2));
    }

    [Fact]
    public void EveryWayOfTrainingIsCompared()
    {
        foreach (PropertyInfo option in typeof(TrainingOptions).GetProperties().Where(option => option.PropertyType.IsEnum))
        {
            Assert.Equal(
                Enum.GetValues(option.PropertyType).Cast<object?>(),
                Trainings.Alone.Select(option.GetValue).Distinct().Order());
        }
    }

    [Fact]
    public void AnOptionWithoutValuesStopsTheTests()
    {
        var error = Assert.Throws<NotSupportedException>(() => OptionValues.Of(typeof(Tomorrow), new Dictionary<string, object?[]>()));
        Assert.Contains("Tomorrow.Heads", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ANewMemberOfAnEnumerationIsComparedByItself() =>
        Assert.Equal(
            [false, true, Activation.Tanh, Activation.Relu, Activation.Gelu, Activation.Silu, Activation.Elu],
            OptionValues.Of(typeof(Tomorrow), new Dictionary<string, object?[]> { ["Heads"] = [] }).Alone.Select(option => option.Value));

    /// <summary>An argument, and behind it what it needs to have a meaning.</summary>
    private static string Alone(string argument) => argument switch
    {
        "Residual = true" => $"{argument}, Depth = 2",
        "Hierarchical = true" => $"{argument}, Context = 4",
        "SharedOutput = true" => $"{argument}, Embed = 16, Hidden = 16",
        "Tokens = Tokens.Words" => $"{argument}, VocabularySize = 50",
        _ when argument.StartsWith("VocabularySize", StringComparison.Ordinal) => $"{argument}, Tokens = Tokens.Words",
        _ => argument,
    };

    private sealed class Tomorrow
    {
        public bool Causal { get; set; }

        public int Heads { get; set; }

        public Activation Last { get; set; }
    }
}
