using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Makemore.Engine;

/// <summary>Eight floats, for AVX2.</summary>
internal readonly unsafe struct Floats8 : IVector<Floats8>
{
    private readonly Vector256<float> _value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Floats8(Vector256<float> value) => _value = value;

    public static int Count => 8;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats8 Broadcast(float value) => new(Vector256.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats8 Load(float* source) => new(Vector256.Load(source));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TNarrow Lower<TNarrow>(Floats8 value)
        where TNarrow : struct, IVector<TNarrow> =>
        TNarrow.Count == Count ? Unsafe.BitCast<Floats8, TNarrow>(value) : Unsafe.BitCast<Floats4, TNarrow>(Floats4.From(value._value.GetLower()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats8 operator +(Floats8 left, Floats8 right) => new(left._value + right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats8 operator -(Floats8 left, Floats8 right) => new(left._value - right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats8 operator *(Floats8 left, Floats8 right) => new(left._value * right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats8 operator /(Floats8 left, Floats8 right) => new(left._value / right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats8 MultiplyAdd(Floats8 a, Floats8 b, Floats8 c) => new(Vector256.MultiplyAddEstimate(a._value, b._value, c._value));

    /// <inheritdoc cref="Floats16.AddProduct"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddProduct(Floats8 a, Floats8 b, ref Floats8 sum) =>
        Unsafe.As<Floats8, Vector256<float>>(ref sum) = Vector256.MultiplyAddEstimate(a._value, b._value, sum._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats8 Max(Floats8 left, Floats8 right) => new(Vector256.MaxNative(left._value, right._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats8 Min(Floats8 left, Floats8 right) => new(Vector256.MinNative(left._value, right._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats8 Sqrt(Floats8 value) => new(Vector256.Sqrt(value._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats8 Round(Floats8 value) => new(Vector256.Round(value._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats8 Scale(Floats8 value, Floats8 n) =>
        new(value._value * ((Vector256.ConvertToInt32Native(n._value) + Vector256.Create(127)) << 23).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats8 WherePositive(Floats8 test, Floats8 value) =>
        new(Vector256.ConditionalSelect(Vector256.GreaterThan(test._value, Vector256<float>.Zero), value._value, Vector256<float>.Zero));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(float* destination) => _value.Store(destination);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float Sum() => (Floats4.From(_value.GetLower()) + Floats4.From(_value.GetUpper())).Sum();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float Maximum() => Floats4.Max(Floats4.From(_value.GetLower()), Floats4.From(_value.GetUpper())).Maximum();
}
