using Makemore.Engine;
using Makemore.Tool.Architecture;

namespace Makemore.Tool.Compilation;

/// <summary>The declaration of a saved model.</summary>
internal static class SavedDeclaration
{
    /// <summary>Reads the declaration from the metadata of the file; null if the file does not hold it.</summary>
    /// <exception cref="CheckpointException">The vocabulary in the file is damaged.</exception>
    public static Declaration? Of(CheckpointInfo file) =>
        file.Declaration is { } attribute ? new Declaration(ClassName(file), [.. DeclaredArguments.Of(attribute)]) : null;

    /// <summary>A longer name of a class is not used.</summary>
    private const int LongestName = 100;

    /// <summary>The name of the saved model's class, so that messages name it. A file from another program may hold any text.</summary>
    private static string ClassName(CheckpointInfo file) =>
        file.Metadata.GetValueOrDefault(Checkpoint.ClassKey) is [>= 'A' and <= 'Z', ..] name && name.Length <= LongestName && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_')
            ? name
            : Declaration.DefaultName;
}
