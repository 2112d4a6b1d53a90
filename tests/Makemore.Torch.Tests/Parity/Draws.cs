namespace Makemore.Torch.Tests.Parity;

/// <summary>Where CsCheck begins: the tests compare the same models on the same examples whenever they run.</summary>
internal static class Draws
{
    public const string Seed = "0001NkpJdw51";
}
