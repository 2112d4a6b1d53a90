using Makemore.Engine;

namespace Makemore.Tests.Engine;

/// <summary>Makes operands of products, with numbers from a seed.</summary>
internal sealed class RandomFloats(int seed)
{
    private readonly System.Random _random = new(seed);

    /// <summary>Numbers from −0.5 to 0.5.</summary>
    public AlignedFloats Next(int count)
    {
        var numbers = new AlignedFloats(count);
        foreach (ref float number in numbers.Span)
            number = _random.NextSingle() - 0.5f;
        return numbers;
    }
}
