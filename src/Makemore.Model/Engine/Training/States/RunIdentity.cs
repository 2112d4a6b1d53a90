using System.Globalization;
using System.Numerics.Tensors;
using System.Security.Cryptography;

namespace Makemore.Engine;

/// <summary>
/// What identifies a training run: two runs with the same identity have the same result. A state file keeps it as
/// metadata.
/// </summary>
internal static class RunIdentity
{
    /// <summary>The prefix of the names of the options.</summary>
    private const string OptionPrefix = "option.";

    /// <summary>The prefix of the names of what is too long to show. Their values are hashes.</summary>
    private const string HashPrefix = "hash.";

    /// <summary>The name of the option that may grow.</summary>
    private const string StepsName = nameof(TrainingOptions.Steps);

    private const string None = "none";

    /// <summary>The identity of a run, by the names of its parts. It is taken before the first step.</summary>
    /// <param name="model">The model with its initial parameters.</param>
    /// <param name="data">The examples.</param>
    /// <param name="options">How to train.</param>
    public static IReadOnlyDictionary<string, string> Of(ILanguageModel model, ContextDataset data, TrainingOptions options)
    {
        var identity = new OrderedDictionary<string, string>();
        foreach ((string name, string value) in Architecture(model.Spec))
            identity.Add(name, value);
        foreach ((string name, string value) in options.Recipe())
            identity.Add(OptionPrefix + name, value);
        // The fingerprints of the data depend on the vocabulary too.
        identity.Add(HashPrefix + "data", data.Fingerprint);
        identity.Add(HashPrefix + "validation data", options.Validation?.Fingerprint ?? None);
        identity.Add(HashPrefix + "initial parameters", Fingerprint(model.Parameters));
        return identity;
    }

    /// <summary>
    /// Describes the first part that differs between a run and the run of a file; null if the file's run can go on as
    /// this run.
    /// </summary>
    /// <param name="saved">The identity in the file.</param>
    /// <param name="now">The identity of the run.</param>
    /// <param name="options">How the run trains.</param>
    /// <param name="made">How many steps the file's run has made.</param>
    public static string? Difference(
        IReadOnlyDictionary<string, string> saved, IReadOnlyDictionary<string, string> now, TrainingOptions options, int made)
    {
        // Not every architecture has every setting.
        foreach (string name in now.Keys.Union(saved.Keys))
        {
            string before = saved.GetValueOrDefault(name, None);
            string value = now.GetValueOrDefault(name, None);
            if (before == value)
                continue;
            if (name.StartsWith(HashPrefix, StringComparison.Ordinal))
                return $"other {name[HashPrefix.Length..]}";
            if (!name.StartsWith(OptionPrefix, StringComparison.Ordinal))
                return $"{name} {FileText.Short(before)}, not {value}";
            string option = name[OptionPrefix.Length..];
            // Only early stopping depends on the reports.
            if (option == nameof(options.ReportEvery) && options.Patience is null)
                continue;
            if (option != StepsName)
                return $"{option} {FileText.Short(before)}, not {value}";
            if (FaultOfGrowth(before, options, made) is { } fault)
                return fault;
        }
        return null;
    }

    /// <summary>Why a run of other steps cannot go on from a file; null if it can.</summary>
    private static string? FaultOfGrowth(string before, TrainingOptions options, int made)
    {
        string change = $"{StepsName} {FileText.Short(before)}, not {options.Steps}";
        if (!int.TryParse(before, CultureInfo.InvariantCulture, out int steps) || steps > options.Steps)
            return $"{change}; Steps may only grow";
        if (options.Patience is not null)
            return $"{change}; Steps may not grow with Patience, because early stopping judges the last step too";
        TrainingOptions shorter = options with { Steps = steps };
        for (int step = 0; step < Math.Min(made, steps); step++)
        {
            if (shorter.RateAt(step) != options.RateAt(step))
                return $"{change}; Steps may not grow with Schedule {options.Schedule} here, because the learning rates of the steps that were made depend on it";
        }
        return null;
    }

    /// <summary>What the declaration of a model says, apart from its vocabulary. The name of the class does not matter.</summary>
    private static IEnumerable<(string Name, string Value)> Architecture(ModelSpec model) =>
    [
        .. model.LayerSettings(),
        // A model's file does not have these, because only a training needs them.
        (nameof(model.Dropout), Text(model.Dropout)),
        (nameof(model.Initialization), $"{model.Initialization}"),
        (nameof(model.EmbedScale), Text(model.EmbedScale)),
        (nameof(model.OutputScale), Text(model.OutputScale)),
        (nameof(model.Backend), $"{model.Backend}"),
    ];

    private static string Text(float number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Fingerprint(IReadOnlyDictionary<string, Tensor<float>> parameters)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (Tensor<float> parameter in parameters.Values)
            hash.AppendNumbers(parameter.Numbers());
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
