namespace Makemore.Engine;

/// <summary>Watches the validation loss, and keeps the parameters that had the lowest.</summary>
/// <param name="patience">How many losses in a row may fail to be the lowest before it is over.</param>
/// <param name="best">Where the parameters are kept.</param>
internal sealed class EarlyStopping(int patience, IParameterCopy best) : IDisposable
{
    private int _failures;

    /// <summary>How many updates had made the best parameters; null before there are any.</summary>
    public int? BestStep { get; private set; }

    /// <summary>Their loss.</summary>
    public float? BestLoss { get; private set; }

    /// <summary>Whether patience is at its end.</summary>
    public bool IsOver => _failures >= patience;

    /// <summary>Judges the model's parameters.</summary>
    /// <param name="step">How many updates made them.</param>
    /// <param name="loss">Their validation loss; one that is not a number is no better than any.</param>
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

    /// <summary>Gives the model the best parameters, if there are any.</summary>
    public void Restore()
    {
        if (BestStep is not null)
            best.Exchange();
    }

    public void Dispose() => best.Dispose();
}
