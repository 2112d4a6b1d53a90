using Makemore.Benchmarks.Models;
using Makemore.Benchmarks.Ours;
using Makemore.Benchmarks.Racing;
using Makemore.Benchmarks.Reports;

namespace Makemore.Benchmarks.Rows;

/// <summary>The notebook's full-batch step against the arithmetic in it, done at the machine's measured peak.</summary>
internal sealed class PeakRow : IRow
{
    public string Name => "peak";

    public IEnumerable<Line> Measure(BenchmarkCorpus corpus)
    {
        ContextDataset data = corpus.Examples(NotebookModel.ContextLength);
        // H·V multiply-adds a distinct context, forward, and twice as many backward: logits, ∂Wy and ∂h.
        double operations = 2.0 * 3 * data.DistinctContexts * NotebookModel.HiddenSize * NotebookModel.VocabularySize;
        Race race = Race.ByTurns(
            new Training(new NotebookModel(), data, new TrainingOptions()), new PeakArithmetic(operations));
        yield return new Line(
            $"its share of the fp32 peak (2·3·{data.DistinctContexts}·H·V = {Quantity.Operations(operations)} a step)", Quantity.Seconds(race.Ours))
        {
            Rival = $"the arithmetic alone, {Quantity.Operations(operations / race.Rival)}/s",
            RivalTakes = Quantity.Seconds(race.Rival),
            Ratio = race.Ratio.ToString("0%"),
            Goal = "30%",
        };
    }
}
