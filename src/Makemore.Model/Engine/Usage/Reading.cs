using System.ComponentModel;

namespace Makemore.Engine;

/// <summary>
/// A use of a model that only reads it, through a network that no other operation uses at the same time. This type
/// supports generated code; use the model's own members instead.
/// </summary>
/// <typeparam name="TTile">The generated tile.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class Reading<TTile> : IDisposable
    where TTile : Tile
{
    private readonly Pool<Network<TTile>> _networks;
    private readonly ModelUse.Scope _use;
    private TTile? _tile;
    private bool _hasEnded;

    internal Reading(Network<TTile> network, Pool<Network<TTile>> networks, ModelUse.Scope use)
    {
        Network = network;
        _networks = networks;
        _use = use;
    }

    internal Network<TTile> Network { get; }

    /// <summary>
    /// A tile with one context (B = 1), ready for the forward pass. The pass uses the parameters as they were at the
    /// first call.
    /// </summary>
    /// <param name="context">The tokens, oldest first. There are as many as in the model's context.</param>
    public TTile TileOf(ReadOnlySpan<int> context)
    {
        _tile ??= Network.TileOfAnyContext();
        Network.Read(context);
        return _tile;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_hasEnded)
            return;
        _hasEnded = true;
        _networks.Return(Network);
        _use.Dispose();
    }
}
