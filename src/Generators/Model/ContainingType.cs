namespace Makemore.Generators.Model;

/// <summary>A type that the model's class is nested in, to be opened again around it.</summary>
/// <param name="Keywords">class, struct, record, record struct or interface.</param>
/// <param name="Name">Its name as it is written in C#: with @ where it is a keyword.</param>
internal sealed record ContainingType(string Keywords, string Name);
