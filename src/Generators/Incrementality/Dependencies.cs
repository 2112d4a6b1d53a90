using System.Collections.Immutable;

namespace Makemore.Generators.Incrementality;

/// <summary>
/// The dependencies between the files of a project. They tell which declarations an edit of a file can change.
/// </summary>
/// <remarks>
/// A declaration refers to another declaration by the name of a type, such as a base class or the class of a constant. A
/// file therefore depends at most on the files that declare a type with a name that it mentions. It also depends on the
/// files that these files depend on. Names are enough to find the files, so this class needs no symbols and no binding.
/// </remarks>
internal sealed class Dependencies(ImmutableArray<SourceFile> project)
{
    private readonly ILookup<string, SourceFile> _declaring = project
        .SelectMany(file => file.Types, (file, type) => (file, type))
        .ToLookup(declaration => declaration.type, declaration => declaration.file);

    /// <summary>The files themselves, and all files that they depend on, directly or indirectly.</summary>
    public ImmutableArray<SourceFile> Of(IEnumerable<SourceFile> files, CancellationToken cancellationToken)
    {
        List<SourceFile> found = [.. files];
        HashSet<SourceFile> seen = [.. found];
        for (int i = 0; i < found.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (string name in found[i].Mentioned)
            {
                foreach (SourceFile file in _declaring[name])
                {
                    if (seen.Add(file))
                        found.Add(file);
                }
            }
        }
        return [.. found];
    }
}
