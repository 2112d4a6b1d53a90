namespace Makemore.Engine;

/// <summary>
/// A register of floats. A kernel is written once over this interface, and the JIT compiles separate code for each
/// width.
/// </summary>
internal unsafe interface IVector<TSelf>
    where TSelf : struct, IVector<TSelf>
{
    /// <summary>How many floats the register holds.</summary>
    static abstract int Count { get; }

    static abstract TSelf Broadcast(float value);

    static abstract TSelf Load(float* source);

    /// <summary>The first floats, in a register of the same width, or of half the width with more than 4 floats.</summary>
    static abstract TNarrow Lower<TNarrow>(TSelf value)
        where TNarrow : struct, IVector<TNarrow>;

    static abstract TSelf operator +(TSelf left, TSelf right);

    static abstract TSelf operator -(TSelf left, TSelf right);

    static abstract TSelf operator *(TSelf left, TSelf right);

    static abstract TSelf operator /(TSelf left, TSelf right);

    /// <summary>a · b + c, with a single rounding if the processor supports it.</summary>
    static abstract TSelf MultiplyAdd(TSelf a, TSelf b, TSelf c);

    /// <summary>sum ← a · b + sum, as <see cref="MultiplyAdd"/>, without a copy of a register.</summary>
    static virtual void AddProduct(TSelf a, TSelf b, ref TSelf sum) => sum = TSelf.MultiplyAdd(a, b, sum);

    /// <summary>The larger number, or NaN if the right one is NaN.</summary>
    static abstract TSelf Max(TSelf left, TSelf right);

    /// <summary>The smaller number, or NaN if the right one is NaN.</summary>
    static abstract TSelf Min(TSelf left, TSelf right);

    static abstract TSelf Sqrt(TSelf value);

    /// <summary>The nearest whole number, as a float.</summary>
    static abstract TSelf Round(TSelf value);

    /// <summary>value · 2ⁿ for a whole number n from −127 to 127; 0 for −127.</summary>
    static abstract TSelf Scale(TSelf value, TSelf n);

    /// <summary>The value where test is above 0, and 0 elsewhere.</summary>
    static abstract TSelf WherePositive(TSelf test, TSelf value);

    void Store(float* destination);

    float Sum();

    float Maximum();
}
