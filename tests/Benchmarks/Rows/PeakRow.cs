using Makemore.Benchmarks.Ours;
using Makemore.Benchmarks.Racing;
using Makemore.Benchmarks.Reports;

namespace Makemore.Benchmarks.Rows;

/// <summary>Compares a training step with its arithmetic alone, at the measured peak speed of the machine.</summary>
/// <param name="Name">The name of the row on the command line.</param>
/// <param name="Goal">The share that the row should reach.</param>
/// <param name="Make">Creates the training steps that are timed.</param>
internal sealed record PeakRow(string Name, string Goal, Func<BenchmarkCorpus, CountedStep> Make) : IRow
{
    public IEnumerable<Line> Measure(BenchmarkCorpus corpus)
    {
        CountedStep step = Make(corpus);
        Race race = Race.ByTurns(step.Training, new PeakArithmetic(step.Operations));
        yield return new Line(
            $"its share of the fp32 peak (2·3·{step.Contexts:0}·H·V = {Quantity.Operations(step.Operations)} a step)", Quantity.Seconds(race.Ours))
        {
            Rival = $"the arithmetic alone, {Quantity.Operations(step.Operations / race.Rival)}/s",
            RivalTakes = Quantity.Seconds(race.Rival),
            Ratio = race.Ratio.ToString("0%"),
            Goal = Goal,
        };
    }
}

/// <summary>Training steps, and the arithmetic in one step.</summary>
/// <param name="Training">The steps.</param>
/// <param name="Model">The specification of the model, with its sizes.</param>
/// <param name="Contexts">The number of distinct contexts in a step.</param>
internal sealed record CountedStep(Training Training, ModelSpec Model, double Contexts)
{
    /// <summary>
    /// The floating-point operations of a step. Each distinct context needs H·V multiply-adds for the logits in the
    /// forward pass, and twice as many for ∂Wy and ∂h in the backward pass.
    /// </summary>
    public double Operations => 2.0 * 3 * Contexts * Model.Hidden * Model.VocabularySize;
}
