namespace Makemore.Engine;

/// <summary>
/// The mean of the parameters after each update so far, weighted so that each counts 1/decay times what the one before
/// it does. The weights sum to 1 from the first update on, so that the start needs no rule of its own.
/// </summary>
/// <param name="decay">The share that the mean keeps, in the long run, at each update.</param>
/// <param name="mean">Where the mean is kept.</param>
internal sealed class MovingAverage(float decay, IParameterCopy mean) : IDisposable
{
    private int _updates;

    /// <summary>Takes in the parameters after an update.</summary>
    public void Add()
    {
        _updates++;
        // The weights 1, d, d², … of t updates sum to (1 − dᵗ)/(1 − d), and the newest has weight 1.
        mean.Approach((float)((1.0 - decay) / (1 - Math.Pow(decay, _updates))));
    }

    /// <summary>Gives the model the mean for its parameters, or them back. Before the first update they are the mean.</summary>
    public void Exchange()
    {
        if (_updates > 0)
            mean.Exchange();
    }

    public void Dispose() => mean.Dispose();
}
