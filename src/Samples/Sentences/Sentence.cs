namespace Sentences;

/// <summary>A sentence of the language, such as "the cat was sleeping".</summary>
internal sealed record Sentence(string Determiner, string Noun, string Auxiliary, string Verb)
{
    public override string ToString() => $"{Determiner} {Noun} {Auxiliary} {Verb}";
}
