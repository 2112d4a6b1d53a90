namespace Makemore;

/// <summary>
/// Declares a sweep. The source generator adds a model to the annotated static partial class for every combination of
/// the values, as if <see cref="MlpAttribute"/> declared it. It also adds <c>Models</c>, the list of the models. If a
/// property is not set, all models have the default of <see cref="MlpAttribute"/>.
/// </summary>
/// <example>
/// <code>
/// [MlpSweep(Context = [3, 5, 8], Embed = [10, 24], Hidden = [100, 200])]
/// public static partial class NameSweep;
///
/// foreach (ModelFactory factory in NameSweep.Models)
///     Console.WriteLine($"{factory.Name}: {factory.Spec.ParameterCount} parameters");
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class MlpSweepAttribute : Attribute
{
    /// <summary>The values of <see cref="MlpAttribute.Context"/>.</summary>
    public int[] Context { get; set; } = [3];

    /// <summary>The values of <see cref="MlpAttribute.Embed"/>.</summary>
    public int[] Embed { get; set; } = [20];

    /// <summary>The values of <see cref="MlpAttribute.Hidden"/>.</summary>
    public int[] Hidden { get; set; } = [100];

    /// <summary>The values of <see cref="MlpAttribute.Depth"/>.</summary>
    public int[] Depth { get; set; } = [1];

    /// <summary>The values of <see cref="MlpAttribute.Activation"/>.</summary>
    public Activation[] Activation { get; set; } = [Makemore.Activation.Tanh];

    /// <summary>The values of <see cref="MlpAttribute.Direct"/>.</summary>
    public bool[] Direct { get; set; } = [false];

    /// <summary>The values of <see cref="MlpAttribute.SharedOutput"/>.</summary>
    public bool[] SharedOutput { get; set; } = [false];

    /// <summary>The values of <see cref="MlpAttribute.Normalization"/>.</summary>
    public Normalization[] Normalization { get; set; } = [Makemore.Normalization.None];

    /// <summary>The values of <see cref="MlpAttribute.Residual"/>.</summary>
    public bool[] Residual { get; set; } = [false];

    /// <summary>The values of <see cref="MlpAttribute.Dropout"/>.</summary>
    public float[] Dropout { get; set; } = [0];

    /// <summary>The values of <see cref="MlpAttribute.Hierarchical"/>.</summary>
    public bool[] Hierarchical { get; set; } = [false];

    /// <summary>The values of <see cref="MlpAttribute.Initialization"/>.</summary>
    public Initialization[] Initialization { get; set; } = [Makemore.Initialization.ScaledNormal];

    /// <summary>The values of <see cref="MlpAttribute.EmbedScale"/>.</summary>
    public float[] EmbedScale { get; set; } = [0];

    /// <summary>The values of <see cref="MlpAttribute.OutputScale"/>.</summary>
    public float[] OutputScale { get; set; } = [1];

    /// <summary><see cref="MlpAttribute.Tokens"/> of all the models.</summary>
    public Tokens Tokens { get; set; } = Tokens.Characters;

    /// <summary><see cref="MlpAttribute.VocabularySize"/> of all the models.</summary>
    public int VocabularySize { get; set; }

    /// <summary><see cref="MlpAttribute.Alphabet"/> of all the models.</summary>
    public string Alphabet { get; set; } = "abcdefghijklmnopqrstuvwxyz";

    /// <summary><see cref="MlpAttribute.Backend"/> of all the models.</summary>
    public Backend Backend { get; set; } = Backend.Simd;
}
