using Makemore.Benchmarks.Ours;
using Makemore.Benchmarks.Racing;
using Makemore.Benchmarks.Reports;

namespace Makemore.Benchmarks.Rows;

/// <summary>A training step against the arithmetic in it, done at the machine's measured peak.</summary>
/// <param name="Name">What it is called on the command line.</param>
/// <param name="Goal">What the share must be.</param>
/// <param name="Make">Makes what is timed.</param>
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

/// <summary>Training steps, and the arithmetic in one.</summary>
/// <param name="Training">The steps.</param>
/// <param name="Model">The model's sizes.</param>
/// <param name="Contexts">How many distinct contexts a step has.</param>
internal sealed record CountedStep(Training Training, ModelSpec Model, double Contexts)
{
    /// <summary>H·V multiply-adds a distinct context, forward, and twice as many backward: logits, ∂Wy and ∂h.</summary>
    public double Operations => 2.0 * 3 * Contexts * Model.Hidden * Model.VocabularySize;
}
