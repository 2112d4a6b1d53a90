using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Wasm;

namespace Makemore.Engine;

/// <summary>Four floats, for SSE, Arm's NEON and WebAssembly.</summary>
/// <remarks>
/// In WebAssembly, .NET interprets the code and compiles only its loops. It knows few methods of <see cref="Vector128"/>
/// and calls the others, which compute in software. It knows all of <see cref="PackedSimd"/>. It also copies a register
/// whenever a constructor or a field is used, but not for <see cref="Unsafe.BitCast"/>. On other processors,
/// <see cref="PackedSimd.IsSupported"/> is false at compile time, and nothing of this remains.
/// </remarks>
internal readonly unsafe struct Floats4 : IVector<Floats4>
{
    private readonly Vector128<float> _value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Floats4(Vector128<float> value) => _value = value;

    public static int Count => 4;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats4 From(Vector128<float> value) =>
        PackedSimd.IsSupported ? Unsafe.BitCast<Vector128<float>, Floats4>(value) : new(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats4 Broadcast(float value) => From(Vector128.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats4 Load(float* source) => PackedSimd.IsSupported ? *(Floats4*)source : From(Vector128.Load(source));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TNarrow Lower<TNarrow>(Floats4 value)
        where TNarrow : struct, IVector<TNarrow> => Unsafe.BitCast<Floats4, TNarrow>(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats4 operator +(Floats4 left, Floats4 right) => From(Value(left) + Value(right));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats4 operator -(Floats4 left, Floats4 right) => From(Value(left) - Value(right));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats4 operator *(Floats4 left, Floats4 right) => From(Value(left) * Value(right));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats4 operator /(Floats4 left, Floats4 right) => From(Value(left) / Value(right));

    /// <inheritdoc/>
    /// <remarks>WebAssembly has no instruction with a single rounding.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats4 MultiplyAdd(Floats4 a, Floats4 b, Floats4 c) =>
        PackedSimd.IsSupported ? a * b + c : From(Vector128.MultiplyAddEstimate(Value(a), Value(b), Value(c)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats4 Max(Floats4 left, Floats4 right) =>
        From(PackedSimd.IsSupported ? PackedSimd.PseudoMax(Value(right), Value(left)) : Vector128.MaxNative(Value(left), Value(right)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats4 Min(Floats4 left, Floats4 right) =>
        From(PackedSimd.IsSupported ? PackedSimd.PseudoMin(Value(right), Value(left)) : Vector128.MinNative(Value(left), Value(right)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats4 Sqrt(Floats4 value) => From(PackedSimd.IsSupported ? PackedSimd.Sqrt(Value(value)) : Vector128.Sqrt(Value(value)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats4 Round(Floats4 value) => From(PackedSimd.IsSupported ? PackedSimd.RoundToNearest(Value(value)) : Vector128.Round(Value(value)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats4 Scale(Floats4 value, Floats4 n)
    {
        Vector128<int> whole = PackedSimd.IsSupported ? PackedSimd.ConvertToInt32Saturate(Value(n)) : Vector128.ConvertToInt32Native(Value(n));
        return value * From(((whole + Vector128.Create(127)) << 23).AsSingle());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats4 WherePositive(Floats4 test, Floats4 value) => From(Value(value) & Positive(Value(test)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(float* destination)
    {
        if (PackedSimd.IsSupported)
            *(Vector128<float>*)destination = _value;
        else
            _value.Store(destination);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float Sum()
    {
        if (!PackedSimd.IsSupported)
            return Vector128.Sum(_value);
        // The order of Vector128.Sum.
        Vector128<float> pairs = _value + Vector128.Shuffle(_value, Vector128.Create(1, 0, 3, 2));
        return (pairs + Vector128.Shuffle(pairs, Vector128.Create(2, 3, 0, 1)))[0];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float Maximum()
    {
        Floats4 pairs = Max(this, From(Vector128.Shuffle(_value, Vector128.Create(2, 3, 0, 1))));
        return Value(Max(pairs, From(Vector128.Shuffle(Value(pairs), Vector128.Create(1, 0, 3, 2)))))[0];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Value(Floats4 floats) =>
        PackedSimd.IsSupported ? Unsafe.BitCast<Floats4, Vector128<float>>(floats) : floats._value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Positive(Vector128<float> value) =>
        PackedSimd.IsSupported ? PackedSimd.CompareGreaterThan(value, Vector128<float>.Zero) : Vector128.GreaterThan(value, Vector128<float>.Zero);
}
