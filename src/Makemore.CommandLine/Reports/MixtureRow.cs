namespace Makemore.CommandLine.Reports;

/// <summary>The losses of a model of a mixture, or of the mixture.</summary>
/// <param name="Name">The name of the model.</param>
/// <param name="Weight">The weight of the model; empty for the mixture.</param>
/// <param name="Dev">The loss on the dev part, in nats.</param>
/// <param name="Test">The loss on the test part, in nats.</param>
internal sealed record MixtureRow(string Name, string Weight, float Dev, float Test);
