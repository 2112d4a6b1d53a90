namespace Makemore.Generators.Model;

/// <summary>What a model reads and predicts; the names and numbers of the runtime's enumeration.</summary>
internal enum Tokens
{
    Characters,
    Words,
}
