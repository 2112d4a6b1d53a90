namespace Makemore.Generators.Model;

/// <summary>What a model reads and predicts. The names and numbers are those of the enumeration of the runtime.</summary>
internal enum Tokens
{
    Characters,
    Words,
}
