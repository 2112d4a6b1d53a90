using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Makemore.Engine;

/// <summary>
/// Sixteen floats, for AVX-512. It names AVX-512 instructions directly, because the vector API does not use them on
/// processors that prefer 256 bits.
/// </summary>
internal readonly unsafe struct Floats16 : IVector<Floats16>
{
    private readonly Vector512<float> _value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Floats16(Vector512<float> value) => _value = value;

    public static int Count => 16;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats16 Broadcast(float value) => new(Vector512.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats16 Load(float* source) => new(Vector512.Load(source));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TNarrow Lower<TNarrow>(Floats16 value)
        where TNarrow : struct, IVector<TNarrow> =>
        TNarrow.Count == Count ? Unsafe.BitCast<Floats16, TNarrow>(value) : Unsafe.BitCast<Floats8, TNarrow>(new(value._value.GetLower()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats16 operator +(Floats16 left, Floats16 right) => new(left._value + right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats16 operator -(Floats16 left, Floats16 right) => new(left._value - right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats16 operator *(Floats16 left, Floats16 right) => new(left._value * right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats16 operator /(Floats16 left, Floats16 right) => new(left._value / right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats16 MultiplyAdd(Floats16 a, Floats16 b, Floats16 c) => new(Avx512F.FusedMultiplyAdd(a._value, b._value, c._value));

    /// <inheritdoc/>
    /// <remarks>The result of a constructor would be computed in another register, and then copied.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddProduct(Floats16 a, Floats16 b, ref Floats16 sum) =>
        Unsafe.As<Floats16, Vector512<float>>(ref sum) = Avx512F.FusedMultiplyAdd(a._value, b._value, sum._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats16 Max(Floats16 left, Floats16 right) => new(Vector512.MaxNative(left._value, right._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats16 Min(Floats16 left, Floats16 right) => new(Vector512.MinNative(left._value, right._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats16 Sqrt(Floats16 value) => new(Vector512.Sqrt(value._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats16 Round(Floats16 value) => new(Vector512.Round(value._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats16 Scale(Floats16 value, Floats16 n) =>
        new(Vector512.ConditionalSelect(
            Vector512.LessThan(n._value, Vector512.Create(-126f)), Vector512<float>.Zero, Avx512F.Scale(value._value, n._value)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats16 WherePositive(Floats16 test, Floats16 value) =>
        new(Vector512.ConditionalSelect(Vector512.GreaterThan(test._value, Vector512<float>.Zero), value._value, Vector512<float>.Zero));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(float* destination) => _value.Store(destination);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float Sum() => (new Floats8(_value.GetLower()) + new Floats8(_value.GetUpper())).Sum();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float Maximum() => Floats8.Max(new Floats8(_value.GetLower()), new Floats8(_value.GetUpper())).Maximum();
}
