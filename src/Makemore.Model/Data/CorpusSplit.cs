namespace Makemore;

/// <summary>The splits of names.txt in published results. Both shuffle as Python does after <c>random.seed(42)</c>.</summary>
public enum CorpusSplit
{
    /// <summary>makemore's split: of the shuffled words, the first 80 % are the training part, the next 10 % the dev part, the rest the test part.</summary>
    Makemore,

    /// <summary>
    /// The split of EurekaLabs' mlp: of the shuffled words, the first 1,000 are the test part, the next 1,000 the dev part,
    /// the rest the training part.
    /// </summary>
    Eureka,
}
