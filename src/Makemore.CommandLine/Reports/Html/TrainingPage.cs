using System.Globalization;
using System.Numerics.Tensors;
using Makemore.CommandLine.Data;
using Makemore.CommandLine.Embeddings;
using Makemore.CommandLine.Html;
using Makemore.CommandLine.Inspection;
using Makemore.CommandLine.Sweeping;
using Makemore.CommandLine.Training;
using Makemore.Engine;

namespace Makemore.CommandLine.Reports.Html;

/// <summary>
/// The page of a training: losses, learning rate, samples over time, embedding, parameters, activations and gradients.
/// </summary>
internal static class TrainingPage
{
    /// <summary>The maximum number of points of a curve that has a number for each step.</summary>
    private const int MaxPoints = 500;

    /// <summary>The number of words in the picture of the embedding of a word model.</summary>
    private const int Words = 100;

    /// <summary>Creates the page.</summary>
    /// <param name="model">The trained model.</param>
    /// <param name="options">The options of the training.</param>
    /// <param name="train">The train part of the corpus.</param>
    /// <param name="source">The name of the corpus.</param>
    /// <param name="log">The course of the training, with its result and the losses on all parts.</param>
    public static HtmlPage Of(ILanguageModel model, TrainingOptions options, CorpusPart train, string source, TrainingLog log)
    {
        var page = new HtmlPage($"Training of {model.Spec.Name}");
        AddSummary(page, model, options, train, source, log);
        AddLosses(page, log);
        AddLearningRate(page, options, log.Result!.Steps);
        AddSamples(page, model, log);
        AddEmbedding(page, model);
        ContextDataset probe = Probe.Of(train, model.Spec.Context);
        IReadOnlyDictionary<string, Tensor<float>> gradients = model.Gradients(probe);
        AddParameters(page, model, gradients, probe);
        AddActivations(page, model, probe);
        AddGradients(page, model, gradients);
        return page;
    }

    private static void AddSummary(HtmlPage page, ILanguageModel model, TrainingOptions options, CorpusPart train, string source, TrainingLog log)
    {
        page.AddParagraph($"{model.Spec.ToAttribute()}, {Invariant($"{model.Spec.ParameterCount:N0}")} parameters");
        page.AddParagraph(Invariant($"Recipe: {Settings.InWords(Settings.Of(options))}. Seed {options.Seed}. {Counted.Of(log.Result!.Steps, "step")} in {log.Result.Elapsed.TotalSeconds:0.0} s."));
        page.AddParagraph(Invariant($"Data: {source}. The train part has {Counted.Of(train.Words.Count, "line")} with {Counted.Of(train.Examples.Count, "example")}."));
        page.AddTable(
            [new("loss in nats", IsText: true), new("train"), new("dev"), new("test")],
            [
                ["of the trained model", .. Each(log.Losses!, loss => Invariant($"{loss:0.0000}"))],
                ["perplexity", .. Each(log.Losses!, loss => Perplexity.Of(loss))],
            ]);
    }

    private static IEnumerable<string> Each(Losses losses, Func<float, string> text) => [text(losses.Train), text(losses.Dev), text(losses.Test)];

    private static void AddLosses(HtmlPage page, TrainingLog log)
    {
        page.AddHeading("Loss");
        page.AddParagraph("The loss of a mini-batch is noisy. Compare the mean of the mini-batches since the last report with the loss on the dev part: where the dev loss rises and the mean falls, the model learns the train part by heart.");
        (int Step, float Loss)[] batches = [.. Thinned(log.Result!.LossHistory.Count).Select(step => (step, log.Result.LossHistory[step]))];
        (int Step, float Loss)[] means = [.. log.Reports.Skip(1).Select(report => (report.Step, report.MeanLoss))];
        (int Step, float Loss)[] devs = [.. log.Reports.Where(report => report.ValidationLoss is { } loss && float.IsFinite(loss)).Select(report => (report.Step, report.ValidationLoss!.Value))];
        int steps = log.Result.Steps;
        double[]? range = LossRange.Of([(batches, steps), (means, steps), (devs, steps)]) is var (least, most) ? [least, most] : null;
        page.AddChart("Loss by step. The axis leaves out the fall at the beginning", new LineChart("step", "loss, nats", range,
        [
            new("mini-batch", Points(batches), IsFaint: true),
            new("mean since the last report", Points(means)),
            new("dev", Points(devs)),
        ]));
    }

    private static void AddLearningRate(HtmlPage page, TrainingOptions options, int steps)
    {
        page.AddHeading("Learning rate");
        page.AddChart("Learning rate by step", new LineChart("step", "learning rate", null,
            [new("learning rate", [.. Thinned(steps).Select(step => (double[])[step, options.LearningRateAt(step)])])]));
    }

    /// <summary>At most <see cref="MaxPoints"/> of the steps, at equal distances.</summary>
    private static IEnumerable<int> Thinned(int steps)
    {
        int distance = Math.Max(1, (steps + MaxPoints - 1) / MaxPoints);
        return Enumerable.Range(0, steps).Where(step => step % distance == 0);
    }

    private static double[][] Points(IEnumerable<(int Step, float Loss)> curve) => [.. curve.Select(point => (double[])[point.Step, point.Loss])];

    private static void AddSamples(HtmlPage page, ILanguageModel model, TrainingLog log)
    {
        page.AddHeading("Samples over time");
        page.AddParagraph("What the model generated after so many steps. Every row begins with the same random numbers.");
        page.AddTable(
            [new("steps"), new("samples", IsText: true)],
            log.Samples.Append(new SampledTexts(log.Result!.Steps, model.Sample(SamplesDuringTraining.Count)))
                .Select(samples => (IReadOnlyList<string>)[Invariant($"{samples.Step:N0}"), samples.ToString()]));
    }

    private static void AddEmbedding(HtmlPage page, ILanguageModel model)
    {
        page.AddHeading("Embedding");
        IReadOnlyList<TokenGroup> groups = TokenGroups.Of(model.Vocabulary, Words, []);
        var vectors = TokenVectors.Of(model);
        (string Token, string Group)[] tokens = [.. groups.SelectMany(group => group.Tokens.Select(token => (token, group.Name)))];
        var components = new PrincipalComponents(tokens.Select(token => EmbeddingPlot.FiniteVector(vectors, token.Token)));
        page.AddChart("The tokens in the plane of the first two principal components of their vectors", new ScatterChart(
            EmbeddingPlot.AxisLabel(components, 0),
            EmbeddingPlot.AxisLabel(components, 1),
            [.. tokens.Select((token, i) => new ChartPoint(components.Scores(0)[i], components.Scores(1)[i], token.Token, token.Group))]));
    }

    private static void AddParameters(HtmlPage page, ILanguageModel model, IReadOnlyDictionary<string, Tensor<float>> gradients, ContextDataset probe)
    {
        page.AddHeading("Parameters");
        page.AddParagraph(Invariant($"The gradients are those of the mean loss over {probe.Count:N0} examples, from lines of the train part at equal distances. Their ratio to the values compares the standard deviations. Where it differs much from layer to layer, the layers learn at different speeds."));
        page.AddTable(
            [new("", IsText: true), new("shape"), new("count"), new("norm"), new("standard deviation"), new("of its gradient"), new("ratio"), new("starts as", IsText: true)],
            [
                .. model.Spec.Parameters.Select(parameter => ParameterRow(parameter, model.Parameters[parameter.Name], gradients.GetValueOrDefault(parameter.Name))),
                ["all", "", Invariant($"{model.Spec.ParameterCount:N0}"), "", "", "", "", ""],
            ]);
    }

    private static string[] ParameterRow(ParameterSpec parameter, Tensor<float> values, Tensor<float>? gradient)
    {
        (_, double deviation) = Moments.Of(values.ToFlatArray());
        double? ofGradient = gradient is null ? null : Moments.Of(gradient.ToFlatArray()).Deviation;
        return
        [
            parameter.Name,
            $"({string.Join(", ", parameter.Shape)})",
            Invariant($"{parameter.Count:N0}"),
            Invariant($"{Tensor.Norm<float>(values):0.0000}"),
            Invariant($"{deviation:0.0000}"),
            Invariant($"{ofGradient:0.0e+0}"),
            deviation > 0 ? Invariant($"{ofGradient / deviation:0.0e+0}") : "",
            parameter.Initialization,
        ];
    }

    private static void AddActivations(HtmlPage page, ILanguageModel model, ContextDataset probe)
    {
        page.AddHeading("Activations");
        if (model.Spec.Depth == 0)
        {
            page.AddParagraph("The model has no hidden layers.");
            return;
        }
        Activation activation = model.Spec.Activation;
        string text = Invariant($"The outputs h of the activation function, {activation}, over the contexts of {probe.Count:N0} examples.");
        page.AddParagraph(UnitStatistics.SaturationInWords(activation) is { } saturated
            ? $"{text} A unit is saturated where {saturated}: there it passes almost no gradient on. A unit that is saturated for every context learns nothing."
            : text);
        page.AddCharts(HiddenLayers.Of(model, probe).Select((rows, layer) => ActivationChart(rows, layer, activation)));
    }

    private static (string Caption, Chart Chart) ActivationChart(float[][] rows, int layer, Activation activation)
    {
        var statistics = UnitStatistics.Of(rows, activation);
        string caption = Invariant($"hidden layer {layer + 1}: mean {statistics.Mean:0.00;-0.00;0.00}, standard deviation {statistics.Deviation:0.00}");
        if (statistics.Saturated is { } saturated)
            caption += Invariant($"; {saturated:0.0%} saturated; {statistics.AlwaysSaturated} of {rows[0].Length} units for every context");
        float[] values = [.. rows.SelectMany(row => row)];
        (float from, float to) = activation is Activation.Tanh ? (-1, 1) : (values.Min(), values.Max());
        return (caption, Histogram.Of("h", values, from, to > from ? to : from + 1));
    }

    /// <summary>Adds histograms of the gradients of the embedding and of the weights; biases and gains are only in the table.</summary>
    private static void AddGradients(HtmlPage page, ILanguageModel model, IReadOnlyDictionary<string, Tensor<float>> gradients)
    {
        page.AddHeading("Gradients");
        page.AddParagraph("The gradients of the embedding and of the weights of each layer, over the same examples. The outermost bars also have what lies beyond them.");
        page.AddCharts(
            from parameter in model.Spec.Parameters
            where parameter.IsLearned && parameter.Shape.Count == 2
            select GradientChart(parameter.Name, gradients[parameter.Name].ToFlatArray()));
    }

    private static (string Caption, Chart Chart) GradientChart(string name, float[] gradient)
    {
        const int Deviations = 4;
        (double mean, double deviation) = Moments.Of(gradient);
        double reach = deviation > 0 ? Deviations * deviation : 1;
        return (Invariant($"{name}: mean {mean:0.0e+0}, standard deviation {deviation:0.0e+0}"), Histogram.Of("gradient", gradient, mean - reach, mean + reach));
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
