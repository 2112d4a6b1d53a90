namespace Makemore.Benchmarks.Rows;

/// <summary>The sides of a race.</summary>
internal enum Side
{
    Ours,
    Rival,
}
