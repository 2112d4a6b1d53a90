namespace Makemore.CommandLine.Training;

/// <summary>Where the lines come from that a model learns from in addition to the train part.</summary>
/// <param name="Data">The file as the user wrote it.</param>
/// <param name="Fingerprint">The fingerprint of its lines.</param>
/// <param name="TrainCopies">How often each line of the train part stands beside them.</param>
internal sealed record AddedSource(string Data, string Fingerprint, int TrainCopies);
