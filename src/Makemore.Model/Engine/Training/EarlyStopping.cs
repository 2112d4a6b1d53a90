namespace Makemore.Engine;

/// <summary>
/// Early stopping. It watches the validation loss, and keeps the parameters with the lowest validation loss.
/// </summary>
/// <param name="patience">How many consecutive losses that are not a new lowest loss end the training run.</param>
/// <param name="best">Holds the best parameters.</param>
internal sealed class EarlyStopping(int patience, IParameterCopy best) : IDisposable
{
    private int _failures;

    /// <summary>
    /// How many updates were made when the validation loss was the lowest; null if there are no best parameters yet.
    /// </summary>
    public int? BestStep { get; private set; }

    /// <summary>The lowest validation loss; null if there are no best parameters yet.</summary>
    public float? BestLoss { get; private set; }

    /// <summary>Whether the training run must stop.</summary>
    public bool IsOver => _failures >= patience;

    /// <summary>What the following steps depend on, beside the best parameters.</summary>
    public EarlyStoppingState State => new(_failures, BestStep, BestLoss);

    /// <summary>Goes on from a state. If it has best parameters, they are those of the model.</summary>
    public void Resume(EarlyStoppingState state)
    {
        (_failures, BestStep, BestLoss) = (state.Failures, state.BestStep, state.BestLoss);
        if (BestStep is not null)
            best.Take();
    }

    /// <summary>Compares the model's parameters with the best ones so far.</summary>
    /// <param name="step">How many updates were made.</param>
    /// <param name="loss">The validation loss of the parameters. NaN is never the lowest loss.</param>
    public void Judge(int step, float loss)
    {
        if (!(loss < (BestLoss ?? float.PositiveInfinity)))
        {
            _failures++;
            return;
        }
        _failures = 0;
        (BestStep, BestLoss) = (step, loss);
        best.Take();
    }

    /// <summary>Exchanges the model's parameters with the best ones, if there are any.</summary>
    public void Exchange()
    {
        if (BestStep is not null)
            best.Exchange();
    }

    public void Dispose() => best.Dispose();
}
