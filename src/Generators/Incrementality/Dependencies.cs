using System.Collections.Immutable;

namespace Makemore.Generators.Incrementality;

/// <summary>
/// Which files of a project depend on which. What a declaration takes from another it finds by the name of a type, be it
/// a base class or the home of a constant, so that a file depends at most on those which declare a type that it
/// mentions, and on all that these depend on.
/// </summary>
internal sealed class Dependencies(ImmutableArray<SourceFile> project)
{
    private readonly ILookup<string, SourceFile> _declaring = project
        .SelectMany(file => file.Types, (file, type) => (file, type))
        .ToLookup(declaration => declaration.type, declaration => declaration.file);

    /// <summary>The files themselves, and all that they depend on.</summary>
    public ImmutableArray<SourceFile> Of(params IEnumerable<SourceFile> files)
    {
        List<SourceFile> found = [.. files];
        HashSet<SourceFile> seen = [.. found];
        for (int i = 0; i < found.Count; i++)
        {
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
