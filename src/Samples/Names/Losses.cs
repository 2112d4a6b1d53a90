using Makemore;

namespace Names;

/// <summary>The losses of a trained model, in nats.</summary>
/// <param name="Train">On the words it has learned from.</param>
/// <param name="Dev">On the words that models are chosen by.</param>
/// <param name="Test">On the words that are reported on.</param>
internal sealed record Losses(float Train, float Dev, float Test)
{
    /// <summary>Judges a model by each part.</summary>
    public static Losses Of(INextTokenModel model, Part train, Part dev, Part test) =>
        new(model.Loss(train.Examples), model.Loss(dev.Examples), model.Loss(test.Examples));

    /// <summary>Whether the model is one to speak of: its last update may have thrown it out of all numbers.</summary>
    public bool AreFinite => float.IsFinite(Train) && float.IsFinite(Dev) && float.IsFinite(Test);
}
