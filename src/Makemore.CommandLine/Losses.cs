using Makemore.CommandLine.Data;


namespace Makemore.CommandLine;

/// <summary>The losses of a trained model, in nats.</summary>
/// <param name="Train">The loss on the train part.</param>
/// <param name="Dev">The loss on the dev part, which models are selected by.</param>
/// <param name="Test">The loss on the test part, which is reported.</param>
internal sealed record Losses(float Train, float Dev, float Test)
{
    /// <summary>Evaluates a model on each part.</summary>
    public static Losses Of(INextTokenModel model, CorpusPart train, CorpusPart dev, CorpusPart test) =>
        new(model.Loss(train.Examples), model.Loss(dev.Examples), model.Loss(test.Examples));

    /// <summary>Whether all losses are finite numbers. The last update of a training may make the loss infinite or NaN.</summary>
    public bool AreFinite => float.IsFinite(Train) && float.IsFinite(Dev) && float.IsFinite(Test);
}
