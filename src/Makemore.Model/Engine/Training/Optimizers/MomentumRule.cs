using System.Runtime.CompilerServices;

namespace Makemore.Engine;

/// <summary>
/// Momentum: m ← momentum · m + g + decay · p, and p ← p − rate · m. Nesterov momentum uses p ← p − rate · (g + decay ·
/// p + momentum · m).
/// </summary>
/// <param name="rate">The learning rate.</param>
/// <param name="decay">The weight decay.</param>
/// <param name="momentum">The share of m that is kept.</param>
/// <param name="nesterov">Whether to use Nesterov momentum.</param>
internal readonly unsafe struct MomentumRule(float rate, float decay, float momentum, bool nesterov) : IUpdateRule
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Update<TVector>(float* p, float* g, float* first, float* second, int length)
        where TVector : struct, IVector<TVector>
    {
        TVector minusRate = TVector.Broadcast(-rate);
        TVector weight = TVector.Broadcast(decay);
        TVector keep = TVector.Broadcast(momentum);
        for (int j = 0; j < length; j += TVector.Count)
        {
            TVector value = TVector.Load(p + j);
            TVector gradient = TVector.MultiplyAdd(weight, value, TVector.Load(g + j));
            TVector sum = TVector.MultiplyAdd(keep, TVector.Load(first + j), gradient);
            sum.Store(first + j);
            TVector direction = nesterov ? TVector.MultiplyAdd(keep, sum, gradient) : sum;
            TVector.MultiplyAdd(minusRate, direction, value).Store(p + j);
        }
    }
}
