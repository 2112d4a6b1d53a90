namespace Makemore.Benchmarks.Rows;

/// <summary>One of the two in a race.</summary>
internal enum Side
{
    Ours,
    Rival,
}
