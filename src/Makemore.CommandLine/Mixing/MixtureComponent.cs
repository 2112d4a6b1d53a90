namespace Makemore.CommandLine.Mixing;

/// <summary>A model of a mixture.</summary>
/// <param name="Name">The file of the model, or what kind of n-grams it has.</param>
/// <param name="Model">The model.</param>
internal sealed record MixtureComponent(string Name, INextTokenModel Model);
