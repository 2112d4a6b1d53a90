namespace Makemore.Engine;

/// <summary>
/// A register of floats. A kernel is written once over this interface; the JIT compiles it for each width, as if it
/// had been written for that width alone.
/// </summary>
internal unsafe interface IVector<TSelf>
    where TSelf : struct, IVector<TSelf>
{
    /// <summary>How many floats it holds.</summary>
    static abstract int Count { get; }

    static abstract TSelf Broadcast(float value);

    static abstract TSelf Load(float* source);

    static abstract TSelf operator +(TSelf left, TSelf right);

    static abstract TSelf operator -(TSelf left, TSelf right);

    static abstract TSelf operator *(TSelf left, TSelf right);

    static abstract TSelf operator /(TSelf left, TSelf right);

    /// <summary>a · b + c, in one rounding where the machine has it.</summary>
    static abstract TSelf MultiplyAdd(TSelf a, TSelf b, TSelf c);

    /// <summary>The larger; not a number where the right one is not.</summary>
    static abstract TSelf Max(TSelf left, TSelf right);

    /// <summary>The smaller; not a number where the right one is not.</summary>
    static abstract TSelf Min(TSelf left, TSelf right);

    static abstract TSelf Sqrt(TSelf value);

    /// <summary>The nearest whole number, as a float.</summary>
    static abstract TSelf Round(TSelf value);

    /// <summary>2ⁿ for whole n in −126 … 127, by way of the float's exponent bits.</summary>
    static abstract TSelf PowerOfTwo(TSelf n);

    /// <summary>value where test is above 0, else 0.</summary>
    static abstract TSelf WherePositive(TSelf test, TSelf value);

    void Store(float* destination);

    float Sum();

    float Maximum();
}
