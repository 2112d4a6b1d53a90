namespace Makemore.Benchmarks.Racing;

/// <summary>
/// Two by turns: ours, rival, ours, rival … What else the machine is doing slows both alike, so that the ratio of a
/// round stands where its times do not.
/// </summary>
/// <param name="Ours">The median of our seconds.</param>
/// <param name="Rival">The median of the rival's seconds.</param>
/// <param name="Ratio">The median over the rounds of the rival's time by ours.</param>
internal sealed record Race(double Ours, double Rival, double Ratio)
{
    private const int Rounds = 9;
    private const float LossTolerance = 1e-4f;

    /// <summary>Runs a race between two that do the same work.</summary>
    /// <exception cref="DisagreementException">They do not do the same work.</exception>
    public static Race Run(IContender ours, IContender rival)
    {
        ThrowUnlessAgreed(ours, rival);
        return ByTurns(ours, rival);
    }

    /// <summary>Takes the times of two by turns.</summary>
    public static Race ByTurns(IWork ours, IWork rival)
    {
        var (ourStint, rivalStint) = (new Stint(ours), new Stint(rival));
        double[] ourSeconds = new double[Rounds];
        double[] rivalSeconds = new double[Rounds];
        for (int round = 0; round < Rounds; round++)
        {
            ourSeconds[round] = ourStint.Run();
            rivalSeconds[round] = rivalStint.Run();
        }
        return new Race(
            Statistics.Median(ourSeconds),
            Statistics.Median(rivalSeconds),
            Statistics.Median(rivalSeconds.Zip(ourSeconds, (rival, ours) => rival / ours)));
    }

    private static void ThrowUnlessAgreed(IContender ours, IContender rival)
    {
        float our = ours.Check();
        float their = rival.Check();
        // Written so that a loss that is not a number disagrees too.
        if (!(MathF.Abs(our - their) <= LossTolerance))
            throw new DisagreementException($"{ours.Name} has a loss of {our}, {rival.Name} one of {their}: they do not compute the same.");
    }
}
