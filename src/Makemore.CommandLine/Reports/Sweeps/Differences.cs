namespace Makemore.CommandLine.Reports.Sweeps;

/// <summary>What differs between several things, each described by a list of parts.</summary>
/// <param name="descriptions">The parts of each thing.</param>
internal sealed class Differences(IEnumerable<IReadOnlyList<string>> descriptions)
{
    private readonly HashSet<string> _common = Common([.. descriptions]);

    /// <summary>The parts of one thing that not all things have; all of its parts if there are no others.</summary>
    public IReadOnlyList<string> Of(IReadOnlyList<string> parts) =>
        parts.All(_common.Contains) ? parts : [.. parts.Where(part => !_common.Contains(part))];

    private static HashSet<string> Common(IReadOnlyList<string>[] descriptions) =>
        descriptions.Length > 1 ? [.. descriptions.Aggregate<IEnumerable<string>>(Enumerable.Intersect)] : [];
}
