using System.Reflection;

namespace Makemore.Tests.Checkpoints;

/// <summary>Models with the same shapes may differ in an option, which a checkpoint then has to record.</summary>
public sealed class SettingsTests
{
    /// <summary>What a trained model does not depend on, and what the vocabulary tells.</summary>
    private static readonly string[] NotRecorded = [nameof(ModelSpec.Dropout), nameof(ModelSpec.Initialization), nameof(ModelSpec.EmbedScale), nameof(ModelSpec.OutputScale), nameof(ModelSpec.Backend), nameof(ModelSpec.Tokens)];

    public static TheoryData<string> Options =>
    [
        .. typeof(ModelSpec).GetProperties(BindingFlags.Instance | BindingFlags.Public)
            .Where(property => property.PropertyType == typeof(bool) || property.PropertyType == typeof(float) || property.PropertyType.IsEnum)
            .Select(property => property.Name)
            .Except(NotRecorded),
    ];

    [Theory]
    [MemberData(nameof(Options))]
    public void AnOptionIsRecorded(string name)
    {
        var model = new ModelSpec
        {
            Name = "Model",
            Context = 3,
            Embed = 2,
            Hidden = 4,
            Depth = 1,
            Activation = Activation.Tanh,
            SharedOutput = true, // A model without it has no setting of it, as the files of older versions.
            Backend = Backend.Simd,
            VocabularySize = 5,
            Parameters = [],
        };
        Assert.Contains(model.LayerSettings(), setting => setting.Name == name);
    }
}
