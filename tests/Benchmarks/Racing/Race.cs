namespace Makemore.Benchmarks.Racing;

/// <summary>
/// The result of a race. Our side and the rival run alternately. Other work on the machine slows down both sides of a
/// round, so the ratio of a round is more reliable than its times.
/// </summary>
/// <param name="Ours">The median of our times, in seconds.</param>
/// <param name="Rival">The median of the rival's times, in seconds.</param>
/// <param name="Ratio">The median of the ratios of all rounds. A ratio is the rival's time divided by ours.</param>
internal sealed record Race(double Ours, double Rival, double Ratio)
{
    private const int UsualRounds = 9;
    private const float LossTolerance = 1e-4f;

    /// <summary>Runs a race between two contenders that do the same work.</summary>
    /// <exception cref="MeasurementException">The losses of the contenders differ.</exception>
    public static Race Run(IContender ours, IContender rival, int rounds = UsualRounds)
    {
        ThrowUnlessAgreed(ours, rival);
        return ByTurns(ours, rival, rounds);
    }

    /// <summary>Measures the times of two pieces of work alternately.</summary>
    public static Race ByTurns(IWork ours, IWork rival, int rounds = UsualRounds)
    {
        var (ourStint, rivalStint) = (new Stint(ours), new Stint(rival));
        double[] ourSeconds = new double[rounds];
        double[] rivalSeconds = new double[rounds];
        for (int round = 0; round < rounds; round++)
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
        // The condition is negated, so that a loss of NaN also counts as a disagreement.
        if (!(MathF.Abs(our - their) <= LossTolerance))
            throw new MeasurementException($"{ours.Name} has a loss of {our}, {rival.Name} one of {their}: they do not compute the same.");
    }
}
