using Makemore.Engine;

namespace Makemore.CommandLine.Training;

/// <summary>The course of a training: the screen, the metadata and the reports read it.</summary>
internal sealed class TrainingLog : IResumedProgress
{
    private readonly List<TrainingProgress> _reports = [];
    private readonly List<SampledTexts> _samples = [];

    /// <summary>The progress reports, by step.</summary>
    public IReadOnlyList<TrainingProgress> Reports => _reports;

    /// <summary>The texts that the model generated during the training, by step.</summary>
    public IReadOnlyList<SampledTexts> Samples => _samples;

    /// <summary>The result; null until the training has ended.</summary>
    public TrainingResult? Result { get; set; }

    /// <summary>The losses of the trained model; null until they are computed.</summary>
    public Losses? Losses { get; set; }

    /// <inheritdoc/>
    public void Report(TrainingProgress value) => _reports.Add(value);

    /// <inheritdoc/>
    public void Resumed(int steps, IReadOnlyList<TrainingProgress> reports) => _reports.AddRange(reports);

    /// <summary>Adds texts that the model generated.</summary>
    public void Add(SampledTexts samples) => _samples.Add(samples);
}
