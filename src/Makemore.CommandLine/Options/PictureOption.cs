using System.CommandLine;
using Makemore.CommandLine.Embeddings;

namespace Makemore.CommandLine.Options;

/// <summary>An option for the file of a picture.</summary>
internal static class PictureOption
{
    public static Option<string?> Of(string name)
    {
        string extensions = string.Join(" or ", PictureFile.Extensions);
        Option<string?> option = PathOption.File(name, $"Picture to draw: a file whose name ends in {extensions}");
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { Length: > 0 } path && !PictureFile.HasExtension(path))
                result.AddError($"{name} must be a file whose name ends in {extensions}, not '{path}'.");
        });
        return option;
    }
}
