using System.Runtime.CompilerServices;

namespace Makemore.Engine;

/// <summary>
/// AdamW (Loshchilov and Hutter 2019): m ← β₁ · m + (1 − β₁) · g, v ← β₂ · v + (1 − β₂) · g², and p ← keep · p − rate ·
/// m / (root · √v + ε).
/// </summary>
/// <param name="rate">The learning rate, including the bias correction of m.</param>
/// <param name="root">The bias correction of √v.</param>
/// <param name="keep">The factor by which the weight decay multiplies a parameter.</param>
/// <param name="beta1">β₁.</param>
/// <param name="beta2">β₂.</param>
/// <param name="epsilon">ε.</param>
internal readonly unsafe struct AdamWRule(float rate, float root, float keep, float beta1, float beta2, float epsilon) : IUpdateRule
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Update<TVector>(float* p, float* g, float* first, float* second, int length)
        where TVector : struct, IVector<TVector>
    {
        TVector minusRate = TVector.Broadcast(-rate);
        TVector inverseRoot = TVector.Broadcast(root);
        TVector kept = TVector.Broadcast(keep);
        TVector old1 = TVector.Broadcast(beta1), new1 = TVector.Broadcast(1 - beta1);
        TVector old2 = TVector.Broadcast(beta2), new2 = TVector.Broadcast(1 - beta2);
        TVector small = TVector.Broadcast(epsilon);
        for (int j = 0; j < length; j += TVector.Count)
        {
            TVector gradient = TVector.Load(g + j);
            TVector mean = TVector.MultiplyAdd(old1, TVector.Load(first + j), new1 * gradient);
            TVector square = TVector.MultiplyAdd(old2, TVector.Load(second + j), new2 * gradient * gradient);
            mean.Store(first + j);
            square.Store(second + j);
            TVector step = mean / TVector.MultiplyAdd(inverseRoot, TVector.Sqrt(square), small);
            TVector.MultiplyAdd(minusRate, step, kept * TVector.Load(p + j)).Store(p + j);
        }
    }
}
