using System.Runtime.CompilerServices;

namespace Makemore.Engine;

/// <summary>
/// One float, for processors without vector instructions. A vector in software would be many times slower.
/// </summary>
internal readonly unsafe struct Floats1 : IVector<Floats1>
{
    private readonly float _value;

    private Floats1(float value) => _value = value;

    public static int Count => 1;

    public static Floats1 Broadcast(float value) => new(value);

    public static Floats1 Load(float* source) => new(*source);

    public static TNarrow Lower<TNarrow>(Floats1 value)
        where TNarrow : struct, IVector<TNarrow> => Unsafe.BitCast<Floats1, TNarrow>(value);

    public static Floats1 operator +(Floats1 left, Floats1 right) => new(left._value + right._value);

    public static Floats1 operator -(Floats1 left, Floats1 right) => new(left._value - right._value);

    public static Floats1 operator *(Floats1 left, Floats1 right) => new(left._value * right._value);

    public static Floats1 operator /(Floats1 left, Floats1 right) => new(left._value / right._value);

    public static Floats1 MultiplyAdd(Floats1 a, Floats1 b, Floats1 c) => new(a._value * b._value + c._value);

    public static Floats1 Max(Floats1 left, Floats1 right) => new(left._value > right._value ? left._value : right._value);

    public static Floats1 Min(Floats1 left, Floats1 right) => new(left._value < right._value ? left._value : right._value);

    public static Floats1 Sqrt(Floats1 value) => new(MathF.Sqrt(value._value));

    public static Floats1 Round(Floats1 value) => new(MathF.Round(value._value));

    public static Floats1 Scale(Floats1 value, Floats1 n) => new(value._value * BitConverter.Int32BitsToSingle(((int)n._value + 127) << 23));

    public static Floats1 WherePositive(Floats1 test, Floats1 value) => new(test._value > 0 ? value._value : 0);

    public void Store(float* destination) => *destination = _value;

    public float Sum() => _value;

    public float Maximum() => _value;
}
