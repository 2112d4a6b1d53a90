using System.Globalization;
using System.Numerics.Tensors;

namespace Makemore.Engine;

/// <summary>
/// Reads and writes the state of a training run as a safetensors file. The numbers of a step are tensors, and the rest
/// is metadata. A checksum of the whole file is the first entry (<see cref="StateChecksum"/>).
/// </summary>
/// <param name="path">The file.</param>
/// <param name="model">The model.</param>
/// <param name="identity">What identifies the run (<see cref="RunIdentity"/>).</param>
/// <param name="options">How the run trains.</param>
internal sealed class StateFile(string path, ILanguageModel model, IReadOnlyDictionary<string, string> identity, TrainingOptions options)
{
    private const string Prefix = StateChecksum.Prefix;

    /// <summary>The metadata key of the version of this format. Only a state file has it.</summary>
    private const string VersionKey = Prefix + "version";

    private const string Version = "2";

    /// <summary>The prefix of the metadata keys of what identifies the run.</summary>
    private const string RunPrefix = Prefix + "run.";

    private const string StepsKey = Prefix + "steps";
    private const string SecondsKey = Prefix + "seconds";
    private const string RandomKey = Prefix + "random";
    private const string FailuresKey = Prefix + "failures";
    private const string BestStepKey = Prefix + "best.step";
    private const string BestLossKey = Prefix + "best.loss";
    private const string ReportStepsKey = Prefix + "report.steps";
    private const string LossesName = "losses";
    private const string ReportsName = "reports";

    /// <summary>The columns of the reports: the validation loss and the time in seconds. The rest follows from the losses and the options.</summary>
    private const int ReportColumns = 2;

    /// <summary>Whether a file is the state of a training run.</summary>
    public static bool Is(CheckpointInfo file) => file.Metadata.ContainsKey(VersionKey);

    /// <summary>Writes the state. The old file stays whole until the new one is.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The program may not write the file.</exception>
    public void Write(TrainingState state)
    {
        var tensors = new OrderedDictionary<string, Tensor<float>>();
        foreach ((ValueSet set, IReadOnlyDictionary<string, Tensor<float>> values) in state.Values)
        {
            foreach ((string name, Tensor<float> tensor) in values)
                tensors.Add(NameIn(set, name), tensor);
        }
        // A tensor cannot be empty.
        if (state.Losses.Length > 0)
            tensors.Add(LossesName, Tensor.Create(state.Losses));
        if (state.Reports.Count > 0)
            tensors.Add(ReportsName, Tensor.Create(Numbers(state.Reports), [state.Reports.Count, ReportColumns]));
        OrderedDictionary<string, string> metadata = Metadata(state);
        metadata[StateChecksum.Key] = StateChecksum.Of(stream => SafetensorsWriter.Write(stream, tensors, metadata));
        AtomicFile.Replace(path, stream => SafetensorsWriter.Write(stream, tensors, metadata));
    }

    /// <summary>Reads the state; null if there is no file yet.</summary>
    /// <exception cref="CheckpointException">The file is damaged, or belongs to another run. The message says what differs.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The program may not read the file.</exception>
    public TrainingState? Read()
    {
        if (!Path.Exists(path))
            return null;
        using FileStream content = SafetensorsReader.Open(path);
        ThrowUnlessWhole(content);
        content.Position = 0;
        using var file = new SafetensorsReader(path, content);
        var metadata = new StateMetadata(path, file.Info.Metadata);
        if (file.Info.Metadata.GetValueOrDefault(VersionKey) is var version && version != Version)
            throw CheckpointException.In(path, $"the file has the format {FileText.Short(version ?? "")}, and this version reads format {Version}; go on with the version that wrote it");
        int steps = metadata.Number<int>(StepsKey);
        ThrowUnlessSame(file.Info, steps);
        return Read(file, metadata, steps);
    }

    /// <summary>Throws if a bit of the file has changed. Nothing else that the file says can be trusted before.</summary>
    private void ThrowUnlessWhole(FileStream file)
    {
        if (StateChecksum.IsRight(file))
            return;
        file.Position = 0;
        throw StateChecksum.IsExpected(file)
            ? CheckpointException.DamagedState(path)
            : new CheckpointException($"{path} is not the state of a training, or an earlier version wrote it, so the training does not replace it; specify another file, or delete it to train anew.");
    }

    private void ThrowUnlessSame(CheckpointInfo file, int steps)
    {
        Dictionary<string, string> saved = file.Metadata
            .Where(entry => entry.Key.StartsWith(RunPrefix, StringComparison.Ordinal))
            .ToDictionary(entry => entry.Key[RunPrefix.Length..], entry => entry.Value);
        if (RunIdentity.Difference(saved, identity, options, steps) is { } difference)
            throw CheckpointException.In(path, $"the file is of another training, with {difference}; train with the same options, delete the file, or name another file as the checkpoint");
    }

    private TrainingState Read(SafetensorsReader file, StateMetadata metadata, int steps)
    {
        EarlyStoppingState? earlyStopping = options.Patience is null ? null : new(
            metadata.Number<int>(FailuresKey), metadata.OptionalNumber<int>(BestStepKey), metadata.OptionalNumber<float>(BestLossKey));
        ValueSet[] sets = [.. Sets(hasBest: earlyStopping?.BestStep is not null)];
        int[] reportSteps = metadata.Steps(ReportStepsKey, end: steps);
        CheckpointFit.ThrowUnlessOf(file.Info, model.Spec.Name, Shapes(sets, steps, reportSteps.Length), []);
        Dictionary<string, CheckpointTensor> tensors = file.Info.Tensors.ToDictionary(tensor => tensor.Name);
        float[] losses = steps > 0 ? file.ReadNumbers(tensors[LossesName]) : [];
        float[] numbers = reportSteps.Length > 0 ? file.ReadNumbers(tensors[ReportsName]) : [];
        return new TrainingState
        {
            Steps = steps,
            Elapsed = Duration(metadata.Number<double>(SecondsKey)),
            Losses = losses,
            Reports = Reports(reportSteps, numbers, losses),
            Random = metadata.Bytes(RandomKey, TorchRandom.StateBytes),
            EarlyStopping = earlyStopping,
            Values = sets.ToDictionary(set => set, set => Values(set)),
        };

        IReadOnlyDictionary<string, Tensor<float>> Values(ValueSet set) => ParametersIn(set).ToDictionary(
            parameter => parameter.Name,
            parameter => Tensor.Create(file.ReadNumbers(tensors[NameIn(set, parameter.Name)]), parameter.Shape.ToLengths()));

    }

    /// <summary>The sets of values that the run computes with.</summary>
    private IEnumerable<ValueSet> Sets(bool hasBest)
    {
        yield return ValueSet.Parameters;
        foreach (ValueSet set in SimdOptimizer.SetsOf(options.Optimizer))
            yield return set;
        if (options.Averaging > 0)
            yield return ValueSet.Average;
        if (hasBest)
            yield return ValueSet.Best;
    }

    /// <summary>The parameters that have values in a set. An optimizer knows the learned ones only.</summary>
    private IEnumerable<ParameterSpec> ParametersIn(ValueSet set) =>
        model.Spec.Parameters.Where(parameter => parameter.IsLearned || set is ValueSet.Parameters or ValueSet.Average or ValueSet.Best);

    private IEnumerable<(string Name, IReadOnlyList<int> Shape)> Shapes(IEnumerable<ValueSet> sets, int steps, int reports)
    {
        foreach (ValueSet set in sets)
        {
            foreach (ParameterSpec parameter in ParametersIn(set))
                yield return (NameIn(set, parameter.Name), parameter.Shape);
        }
        if (steps > 0)
            yield return (LossesName, [steps]);
        if (reports > 0)
            yield return (ReportsName, [reports, ReportColumns]);
    }

    /// <summary>The name of a tensor in the file. The parameters have their own names, so that other programs find them.</summary>
    private static string NameIn(ValueSet set, string parameter) => set is ValueSet.Parameters ? parameter : $"{set}.{parameter}".ToLowerInvariant();

    /// <summary>The metadata of the file, with zeros in the place of the checksum.</summary>
    private OrderedDictionary<string, string> Metadata(TrainingState state)
    {
        var metadata = new OrderedDictionary<string, string>
        {
            [StateChecksum.Key] = StateChecksum.Zeros,
            [VersionKey] = Version,
            [Checkpoint.FormatKey] = Checkpoint.PyTorchLayout,
            [Checkpoint.ClassKey] = model.Spec.Name,
            [StepsKey] = Text(state.Steps),
            [SecondsKey] = Text(state.Elapsed.TotalSeconds),
            [RandomKey] = Convert.ToBase64String(state.Random),
            [ReportStepsKey] = string.Join(StateMetadata.Separator, state.Reports.Select(report => Text(report.Step))),
        };
        foreach ((string name, string value) in identity)
            metadata.Add(RunPrefix + name, value);
        if (state.EarlyStopping is not { } stopping)
            return metadata;
        metadata.Add(FailuresKey, Text(stopping.Failures));
        if (stopping is { BestStep: { } step, BestLoss: { } loss })
        {
            metadata.Add(BestStepKey, Text(step));
            metadata.Add(BestLossKey, Text(loss));
        }
        return metadata;
    }

    private static float[] Numbers(IReadOnlyList<TrainingProgress> reports) =>
        [.. reports.SelectMany(report => (float[])[report.ValidationLoss ?? float.NaN, (float)report.Elapsed.TotalSeconds])];

    /// <summary>
    /// The reports of the file. A run with fewer steps has also reported its last step, which may be an ordinary step of
    /// this run.
    /// </summary>
    private List<TrainingProgress> Reports(int[] steps, float[] numbers, float[] losses)
    {
        var reports = new List<TrainingProgress>();
        for (int i = 0; i < steps.Length; i++)
        {
            int first = i == 0 ? 0 : steps[i - 1] + 1;
            float validationLoss = numbers[i * ReportColumns];
            reports.Add(ProgressReports.Of(
                steps[i], first, losses, options, options.Validation is null ? null : validationLoss, Duration(numbers[i * ReportColumns + 1])));
        }
        bool wasLast = losses.Length < options.Steps && steps is [.., var last] && last == losses.Length - 1 && !ProgressReports.IsDue(last, options);
        if (wasLast)
            reports.RemoveAt(reports.Count - 1);
        return reports;
    }

    /// <summary>A duration in seconds. A training does not take longer than the largest, which is 31 years.</summary>
    private TimeSpan Duration(double seconds) => seconds is >= 0 and <= 1e9
        ? TimeSpan.FromSeconds(seconds)
        : throw CheckpointException.DamagedState(path);

    private static string Text<T>(T value)
        where T : IFormattable => value.ToString(null, CultureInfo.InvariantCulture);
}
