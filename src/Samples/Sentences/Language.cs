using Makemore.CommandLine.Embeddings;

namespace Sentences;

/// <summary>
/// A small language about animals and people. Determiner and auxiliary agree with the noun in number. Some verbs go only with
/// animals, some only with people, and some with both.
/// </summary>
/// <remarks>
/// The train part never has one of the eight determiners with a given noun, and never has one of the eight auxiliaries with a
/// given verb: "the" never precedes "cat", and "was" never precedes "sleeping". The pairs rotate through the lists. Sentences
/// with both pairs, such as "the cat was sleeping", are the test part. Every three consecutive tokens of such a sentence,
/// boundaries included, contain one of the pairs, so the train part has no trigram of the test part. The dev part, which early
/// stopping uses, is made in the same way from other pairs.
/// </remarks>
internal static class Language
{
    /// <summary>The number of determiners for a noun, and of auxiliaries for a verb.</summary>
    private const int Choices = 8;

    private static readonly Words Determiners = new(
        ["the", "this", "that", "a", "my", "her", "our", "every"],
        ["the", "these", "those", "some", "my", "her", "our", "many"]);

    private static readonly Words Auxiliaries = new(
        ["was", "is", "liked", "likes", "kept", "keeps", "stopped", "stops"],
        ["were", "are", "liked", "like", "kept", "keep", "stopped", "stop"]);

    private static readonly Words Animals = new(
        ["cat", "dog", "horse", "cow", "bird", "duck", "fox", "bear"],
        ["cats", "dogs", "horses", "cows", "birds", "ducks", "foxes", "bears"]);

    private static readonly Words People = new(
        ["girl", "boy", "queen", "king", "doctor", "teacher", "sailor", "farmer"],
        ["girls", "boys", "queens", "kings", "doctors", "teachers", "sailors", "farmers"]);

    private static readonly string[] CommonVerbs = ["sleeping", "running", "walking", "eating", "drinking", "playing", "resting", "waiting"];
    private static readonly string[] AnimalVerbs = ["growling", "grazing", "digging", "crawling", "sniffing", "hunting"];
    private static readonly string[] PeopleVerbs = ["reading", "writing", "singing", "talking", "laughing", "cooking"];

    /// <summary>The kinds of words, as groups for a picture.</summary>
    public static IReadOnlyList<TokenGroup> Groups { get; } =
    [
        new("animals", Animals.All),
        new("people", People.All),
        new("verbs", [.. CommonVerbs, .. AnimalVerbs, .. PeopleVerbs]),
        new("auxiliaries", Auxiliaries.All),
        new("determiners", Determiners.All),
    ];

    /// <summary>All sentences of the language with their parts. The part is null if the subject and the predicate belong to different parts.</summary>
    public static IReadOnlyList<(Sentence Sentence, PartKind? Part)> Sentences { get; } =
    [
        .. About(Determiners.Singular, Animals.Singular, Auxiliaries.Singular, AnimalVerbs),
        .. About(Determiners.Plural, Animals.Plural, Auxiliaries.Plural, AnimalVerbs),
        .. About(Determiners.Singular, People.Singular, Auxiliaries.Singular, PeopleVerbs),
        .. About(Determiners.Plural, People.Plural, Auxiliaries.Plural, PeopleVerbs),
    ];

    private static IEnumerable<(Sentence, PartKind?)> About(
        IReadOnlyList<string> determiners, IReadOnlyList<string> nouns, IReadOnlyList<string> auxiliaries, string[] ownVerbs) =>
        from determiner in determiners.Index()
        from noun in nouns.Index()
        from auxiliary in auxiliaries.Index()
        from verb in CommonVerbs.Concat(ownVerbs).Index()
        let subject = PartOf(determiner.Index, noun.Index)
        let predicate = PartOf(auxiliary.Index, verb.Index)
        select (
            new Sentence(determiner.Item, noun.Item, auxiliary.Item, verb.Item),
            subject == predicate ? subject : default(PartKind?));

    /// <summary>The part of a noun with a determiner, or of a verb with an auxiliary, from their positions in the lists.</summary>
    private static PartKind PartOf(int choice, int word) => ((choice + Choices - word % Choices) % Choices) switch
    {
        0 => PartKind.Test,
        1 => PartKind.Dev,
        _ => PartKind.Train,
    };
}
