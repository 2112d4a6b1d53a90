using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Makemore.Benchmarks.Rivals;

/// <summary>
/// A generator that emits files of these names, in these groups, and never looks at the project: what the driver spends
/// on them after an edit, no generator can save.
/// </summary>
internal sealed class IdleGenerator(IReadOnlyList<string[]> groups) : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context) => context.RegisterSourceOutput(
        context.ParseOptionsProvider.SelectMany((_, _) => groups),
        static (output, names) =>
        {
            foreach (string name in names)
                output.AddSource(name, SourceText.From("", Encoding.UTF8));
        });
}
