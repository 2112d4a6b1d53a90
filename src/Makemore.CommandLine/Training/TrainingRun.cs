namespace Makemore.CommandLine.Training;

/// <summary>How a model was trained.</summary>
/// <param name="Declaration">The attribute that declares the model, as C#.</param>
/// <param name="Recipe">The options of the training, as JSON.</param>
/// <param name="Seed">The seed of the parameters and the mini-batches.</param>
/// <param name="Steps">The number of updates that made the saved parameters.</param>
internal sealed record TrainingRun(string Declaration, string Recipe, int Seed, int Steps);
