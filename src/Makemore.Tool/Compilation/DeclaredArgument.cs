namespace Makemore.Tool.Compilation;

/// <summary>An argument of a declaration.</summary>
/// <param name="Property">The property of the attribute, such as Hidden.</param>
/// <param name="Code">The value in C#.</param>
/// <param name="Written">The argument as the user wrote it, for messages: <c>--hidden 200</c>.</param>
internal sealed record DeclaredArgument(string Property, string Code, string Written);
