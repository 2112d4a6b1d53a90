using System.Security.Cryptography;
using System.Text;

namespace Makemore.CommandLine.Sweeping;

/// <summary>One training of a sweep. Its architecture, recipe, seed and data identify it; the names of the model and the data do not.</summary>
/// <param name="Model">The name of the class of the model.</param>
/// <param name="Parameters">The number of parameters.</param>
/// <param name="Spec">The architecture, as JSON.</param>
/// <param name="Recipe">The options of the training, as JSON.</param>
/// <param name="Seed">The seed of the parameters and the mini-batches.</param>
/// <param name="Data">The data.</param>
internal sealed record Trial(string Model, int Parameters, string Spec, string Recipe, int Seed, DataSummary Data)
{
    /// <summary>The key, which is the same for the same training in any process and on any machine.</summary>
    public string Key => Hash(Spec, Recipe, $"{Seed}", $"{Data.Protocol}", Data.Fingerprint);

    /// <summary>Creates the trial of a model.</summary>
    public static Trial Of(ModelSpec model, TrainingOptions recipe, int seed, DataSummary data) =>
        new(model.Name, model.ParameterCount, Settings.Of(model), Settings.Of(recipe), seed, data);

    /// <inheritdoc/>
    public bool Equals(Trial? other) => other is not null && Key == other.Key;

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Key);

    /// <summary>The name for display.</summary>
    public override string ToString() => $"{Model}, seed {Seed}";

    private static string Hash(params string[] parts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))));
}
