namespace Makemore;

/// <summary>
/// The splits of names.txt in published results. Both shuffle the words first, as Python does after
/// <c>random.seed(42)</c>.
/// </summary>
public enum CorpusSplit
{
    /// <summary>
    /// The split of makemore. The training part is the first 80 % of the shuffled words, the dev part is the next 10 %,
    /// and the test part is the rest.
    /// </summary>
    Makemore,

    /// <summary>
    /// The split of EurekaLabs' mlp. The test part is the first 1,000 of the shuffled words, the dev part is the next
    /// 1,000, and the training part is the rest.
    /// </summary>
    Eureka,
}
