namespace Makemore.Tool.Compilation;

/// <summary>The declaration of a model, by [Mlp], or of a sweep, by [MlpSweep].</summary>
/// <param name="ClassName">The name of the class.</param>
/// <param name="Arguments">The arguments of the attribute.</param>
/// <param name="IsSweep">Whether the attribute is [MlpSweep].</param>
internal sealed record Declaration(string ClassName, IReadOnlyList<DeclaredArgument> Arguments, bool IsSweep = false)
{
    /// <summary>The name of a class that has no other name.</summary>
    public const string DefaultName = "Model";

    /// <summary>Whether the arguments come from options. An error then says what to do about the options.</summary>
    public bool IsOfOptions { get; init; }

    /// <summary>The attribute in C#.</summary>
    public string Attribute => $"[{(IsSweep ? "MlpSweep" : "Mlp")}({string.Join(", ", Arguments.Select(Code))})]";

    /// <summary>The declaration as a C# file. The compiler reads this text, and so does the user of 'new'.</summary>
    public string Source =>
        $"""
        using Makemore;

        /// <summary>{(IsSweep ? "Models" : "A model")} that the command line declares.</summary>
        {Attribute}
        public {(IsSweep ? "static " : "")}partial class {ClassName};

        """;

    /// <summary>Finds the argument at a position in the <see cref="Source"/>; null if there is none.</summary>
    public DeclaredArgument? ArgumentAt(int position)
    {
        int end = Source.IndexOf('(', StringComparison.Ordinal) + 1;
        foreach (DeclaredArgument argument in Arguments)
        {
            int start = end;
            end += Code(argument).Length;
            if (position >= start && position < end)
                return argument;
            end += ", ".Length;
        }
        return null;
    }

    private static string Code(DeclaredArgument argument) => $"{argument.Property} = {argument.Code}";
}
