using System.Security.Cryptography;
using System.Text;
using Makemore;

namespace Names.Sweeping;

/// <summary>One training of a sweep. It is known by its architecture, recipe, seed and data, whatever model and data are called.</summary>
/// <param name="Model">The name of the model's class.</param>
/// <param name="Parameters">How many numbers the model learns.</param>
/// <param name="Spec">The architecture, as JSON.</param>
/// <param name="Recipe">The training's options, as JSON.</param>
/// <param name="Seed">What the parameters and the mini-batches are drawn with.</param>
/// <param name="Data">What is learned from and judged by.</param>
internal sealed record Trial(string Model, int Parameters, string Spec, string Recipe, int Seed, DataSummary Data)
{
    /// <summary>The same for the same training, in any process and on any machine.</summary>
    public string Key => Hash(Spec, Recipe, $"{Seed}", $"{Data.Split}", Data.Fingerprint);

    /// <summary>A training of a model.</summary>
    public static Trial Of(ModelSpec model, TrainingOptions recipe, int seed, DataSummary data) =>
        new(model.Name, model.ParameterCount, Settings.Of(model), Settings.Of(recipe), seed, data);

    /// <inheritdoc/>
    public bool Equals(Trial? other) => other is not null && Key == other.Key;

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Key);

    /// <summary>What people call it.</summary>
    public override string ToString() => $"{Model}, seed {Seed}";

    private static string Hash(params string[] parts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))));
}
