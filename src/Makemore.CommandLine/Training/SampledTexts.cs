namespace Makemore.CommandLine.Training;

/// <summary>Texts that a model generated during its training.</summary>
/// <param name="Step">The number of updates before.</param>
/// <param name="Texts">The names or sentences.</param>
internal sealed record SampledTexts(int Step, IReadOnlyList<string> Texts)
{
    /// <summary>The texts in one line. The separator is a slash, because sentences contain spaces.</summary>
    public override string ToString() => string.Join(" / ", Texts);
}
