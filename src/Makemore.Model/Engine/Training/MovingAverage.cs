namespace Makemore.Engine;

/// <summary>
/// The exponential moving average of the parameters after each update. The parameters after an update have 1/decay
/// times the weight of the parameters after the update before it. The weights sum to 1 from the first update on, so the
/// first updates need no special case.
/// </summary>
/// <param name="decay">The share of the average that each update keeps, after many updates.</param>
/// <param name="mean">Holds the average.</param>
internal sealed class MovingAverage(float decay, IParameterCopy mean) : IDisposable
{
    private int _updates;

    /// <summary>Takes the model's parameters as the average after a number of updates.</summary>
    public void Resume(int updates)
    {
        _updates = updates;
        mean.Take();
    }

    /// <summary>Adds the parameters after an update to the average.</summary>
    public void Add()
    {
        _updates++;
        // The weights 1, d, d², … of t updates sum to (1 − dᵗ)/(1 − d). The newest update has weight 1.
        mean.Approach((float)((1.0 - decay) / (1 - Math.Pow(decay, _updates))));
    }

    /// <summary>
    /// Exchanges the model's parameters with the average. A second call exchanges them back. Before the first update
    /// there is no average, and the call does nothing.
    /// </summary>
    public void Exchange()
    {
        if (_updates > 0)
            mean.Exchange();
    }

    public void Dispose() => mean.Dispose();
}
