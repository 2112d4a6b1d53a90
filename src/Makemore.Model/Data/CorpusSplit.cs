namespace Makemore;

/// <summary>The splits of names.txt that published losses speak of; both shuffle as Python does after <c>random.seed(42)</c>.</summary>
public enum CorpusSplit
{
    /// <summary>makemore's: of the shuffled words, the first 80 % to learn from, then 10 % to choose by and 10 % to report on.</summary>
    Makemore,

    /// <summary>
    /// That of EurekaLabs' mlp: of the shuffled words, the first 1,000 to report on, the next 1,000 to choose by, the rest
    /// to learn from.
    /// </summary>
    Eureka,
}
