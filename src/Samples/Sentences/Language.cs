using Embeddings;

namespace Sentences;

/// <summary>
/// A small language of animals and people, and of what they do. Determiner and auxiliary agree with the noun's number;
/// some verbs are for animals alone, some for people, some for both.
/// </summary>
/// <remarks>
/// One determiner of eight is kept from each noun, and one auxiliary of eight from each verb, round robin: "the" from "cat",
/// and "was" from "sleeping". The sentences that hold both, as "the cat was sleeping", are held out: of any three of their
/// tokens in a row, the boundaries among them, two have never been seen together. Another determiner and another auxiliary
/// are kept back in the same way for the sentences that the training is stopped by.
/// </remarks>
internal static class Language
{
    /// <summary>How many determiners a noun may have, and how many auxiliaries a verb.</summary>
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

    /// <summary>The kinds of words, for a picture.</summary>
    public static IReadOnlyList<TokenGroup> Groups { get; } =
    [
        new("animals", Animals.All),
        new("people", People.All),
        new("verbs", [.. CommonVerbs, .. AnimalVerbs, .. PeopleVerbs]),
        new("auxiliaries", Auxiliaries.All),
        new("determiners", Determiners.All),
    ];

    /// <summary>Every sentence there is, and what it is for; null where its two halves are for different parts.</summary>
    public static IReadOnlyList<(Sentence Sentence, Part? Part)> Sentences { get; } =
    [
        .. About(Determiners.Singular, Animals.Singular, Auxiliaries.Singular, AnimalVerbs),
        .. About(Determiners.Plural, Animals.Plural, Auxiliaries.Plural, AnimalVerbs),
        .. About(Determiners.Singular, People.Singular, Auxiliaries.Singular, PeopleVerbs),
        .. About(Determiners.Plural, People.Plural, Auxiliaries.Plural, PeopleVerbs),
    ];

    private static IEnumerable<(Sentence, Part?)> About(
        IReadOnlyList<string> determiners, IReadOnlyList<string> nouns, IReadOnlyList<string> auxiliaries, string[] ownVerbs) =>
        from determiner in determiners.Index()
        from noun in nouns.Index()
        from auxiliary in auxiliaries.Index()
        from verb in CommonVerbs.Concat(ownVerbs).Index()
        let subject = PartOf(determiner.Index, noun.Index)
        let predicate = PartOf(auxiliary.Index, verb.Index)
        select (
            new Sentence(determiner.Item, noun.Item, auxiliary.Item, verb.Item),
            subject == predicate ? subject : default(Part?));

    /// <summary>What a noun is for beside a determiner, or a verb beside an auxiliary, by their places in their lists.</summary>
    private static Part PartOf(int choice, int word) => ((choice + Choices - word % Choices) % Choices) switch
    {
        0 => Part.Test,
        1 => Part.Dev,
        _ => Part.Train,
    };
}
