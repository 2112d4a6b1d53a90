namespace Makemore.Numerics.Tests;

internal static class NormalRandom
{
    /// <summary>A draw from the standard normal distribution.</summary>
    public static float NextNormal(this Random random) =>
        (float)(Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));
}
