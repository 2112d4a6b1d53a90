using System.Collections.Immutable;
using Makemore.Generators.CodeFixes;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Makemore.Generators.Tests.CodeFixes;

/// <summary>The fixes that the package brings, found as a tool finds them.</summary>
internal static class FixProviders
{
    public static ImmutableArray<CodeFixProvider> All { get; } =
    [
        .. typeof(DeclarationFix).Assembly.GetTypes()
            .Where(type => type.IsDefined(typeof(ExportCodeFixProviderAttribute), inherit: false))
            .Select(type => (CodeFixProvider)Activator.CreateInstance(type)!),
    ];

    public static CodeFixProvider Of(string id) => All.Single(provider => provider.FixableDiagnosticIds.Contains(id));
}
