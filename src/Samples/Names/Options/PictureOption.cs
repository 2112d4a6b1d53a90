using System.CommandLine;
using Embeddings;

namespace Names.Options;

/// <summary>An option that takes the file of a picture.</summary>
internal static class PictureOption
{
    public static Option<string?> Of(string name)
    {
        string extensions = string.Join(" or ", PictureFile.Extensions);
        Option<string?> option = PathOption.File(name, $"The picture to draw, a file that ends in {extensions}");
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { Length: > 0 } path && !PictureFile.HasExtension(path))
                result.AddError($"{name} takes a file that ends in {extensions}; '{path}' does not.");
        });
        return option;
    }
}
