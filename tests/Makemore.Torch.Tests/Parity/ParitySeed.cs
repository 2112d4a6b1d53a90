namespace Makemore.Torch.Tests.Parity;

/// <summary>Where the random numbers start: the tests compare the same models on the same examples whenever they run.</summary>
internal static class ParitySeed
{
    public const string Value = "0001NkpJdw51";
}
