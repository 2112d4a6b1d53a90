namespace Makemore.Generators.Model;

/// <summary>A type that contains the model's class. The emitted code declares a part of it around the class.</summary>
/// <param name="Keywords">The keywords of the declaration: class, struct, record, record struct or interface.</param>
/// <param name="Name">The name as C# code writes it, with @ if it is a keyword.</param>
internal sealed record ContainingType(string Keywords, string Name);
