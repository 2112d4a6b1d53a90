using Makemore.Generators.Tests.Diagnostics;
using Makemore.Testing;

namespace Makemore.Generators.Tests.Emission;

/// <summary>A class may declare a preset, and any other member with the same name.</summary>
public class PresetTests
{
    [Theory]
    [InlineData("public static ModelPreset Preset => new(\"a\", \"b\", new());")]
    [InlineData("public static ModelPreset Preset { get; } = new(\"a\", \"b\", new(), Epochs: 2);")]
    [InlineData("public static ModelPreset? Preset => null;")]
    [InlineData("static ModelPreset? ILanguageModel<Model>.Preset => null;")]
    [InlineData("int Preset => 1; static ModelPreset ILanguageModel<Model>.Preset => new(\"a\", \"b\", new());")]
    [InlineData("static ModelPreset Preset => new(\"a\", \"b\", new()); public override string ToString() => Preset.Name;")]
    [InlineData("public ModelPreset? Preset => null;")]
    [InlineData("public static int Preset => 1;")]
    [InlineData("public static string Preset = \"\"; public void Set() => Preset = \"a\";")]
    [InlineData("public static ModelPreset Preset() => new(\"a\", \"b\", new());")]
    [InlineData("public class Preset;")]
    [InlineData("public static int get_Preset() => 1;")]
    public async Task CompilesWithoutAWarning(string member)
    {
        await Expect.Model($"[Mlp] partial class Model {{ {member} }}");
        await Expect.Model(UserProject.WithTorch($"[Mlp(Backend = Backend.Torch)] partial class Model {{ {member} }}"));
    }

    [Fact]
    public Task ABaseClassMayHaveAMemberWithTheName() =>
        Expect.Model("class Base { public static int Preset => 1; } [Mlp] partial class Model : Base;");
}
