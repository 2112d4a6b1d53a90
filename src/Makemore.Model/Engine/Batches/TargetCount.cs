namespace Makemore.Engine;

/// <summary>A token that follows the context of a row, and how often it does. The order is that of rows and tokens.</summary>
/// <param name="Row">The row of the batch.</param>
/// <param name="Token">The token.</param>
/// <param name="Count">In how many examples it follows the context.</param>
internal readonly record struct TargetCount(int Row, int Token, float Count) : IComparable<TargetCount>
{
    public int CompareTo(TargetCount other) => (Row, Token).CompareTo((other.Row, other.Token));
}
