using System.Text.Json;
using System.Text.Json.Serialization;

namespace Makemore.Testing;

/// <summary>The content of <see cref="SharedFiles.SeedRun"/>: a run of the notebook under PyTorch with seed 42.</summary>
public sealed class SeedRun
{
    private static readonly JsonSerializerOptions SnakeCase = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>The notebook's N.</summary>
    public required int Examples { get; init; }

    /// <summary>The first 20 values of each tensor at the start, row-major.</summary>
    public required IReadOnlyDictionary<string, float[]> FirstValues { get; init; }

    /// <summary>Each tensor's L2 norm at the start.</summary>
    public required IReadOnlyDictionary<string, float> InitialNorm { get; init; }

    /// <summary>Each gradient's L2 norm at step 0.</summary>
    public required IReadOnlyDictionary<string, float> GradientNormStep0 { get; init; }

    /// <summary>The loss before the update of a step, by step.</summary>
    public required IReadOnlyDictionary<int, float> Loss { get; init; }

    /// <summary>Each tensor's L2 norm after 1,000 steps.</summary>
    [JsonPropertyName("norm_after_1000_steps")]
    public required IReadOnlyDictionary<string, float> NormAfter1000Steps { get; init; }

    /// <summary>Reads the file.</summary>
    public static SeedRun Read() =>
        JsonSerializer.Deserialize<SeedRun>(File.ReadAllText(SharedFiles.PathOf(SharedFiles.SeedRun)), SnakeCase)!;
}
