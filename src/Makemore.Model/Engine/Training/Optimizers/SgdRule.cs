using System.Runtime.CompilerServices;

namespace Makemore.Engine;

/// <summary>Stochastic gradient descent: p ← p − rate · (g + decay · p).</summary>
/// <param name="rate">The learning rate.</param>
/// <param name="decay">The weight decay.</param>
internal readonly unsafe struct SgdRule(float rate, float decay) : IUpdateRule
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Update<TVector>(float* p, float* g, float* first, float* second, int length)
        where TVector : struct, IVector<TVector>
    {
        TVector minusRate = TVector.Broadcast(-rate);
        TVector keep = TVector.Broadcast(1 - rate * decay);
        for (int j = 0; j < length; j += TVector.Count)
            TVector.MultiplyAdd(minusRate, TVector.Load(g + j), keep * TVector.Load(p + j)).Store(p + j);
    }
}
