namespace Makemore.Generators.Model;

/// <summary>The runtime's enumeration of the same name, with the same numbers.</summary>
internal enum Initialization
{
    ScaledNormal,
    Kaiming,
    TorchDefault,
}
