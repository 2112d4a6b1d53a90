using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Makemore.Benchmarks.Rivals;

/// <summary>
/// A generator that emits files with these names, in these groups, and never reads the project. It measures the time of
/// the compiler's driver for these files after an edit. No generator can be faster than that.
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
