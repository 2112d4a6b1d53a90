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
