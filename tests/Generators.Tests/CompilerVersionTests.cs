using System.Reflection;
using Microsoft.CodeAnalysis.CSharp;

namespace Makemore.Generators.Tests;

/// <summary>The compiler of the tests is the one that <c>-p:RoslynVersion=…</c> names; the generator needs the oldest one only.</summary>
public class CompilerVersionTests
{
    [Fact]
    public void TheTestsRunOnTheRequestedCompiler()
    {
        string? requested = typeof(CompilerVersionTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(data => data.Key == "RoslynVersion").Value;
        string loaded = typeof(CSharpCompilation).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
        Assert.StartsWith($"{requested}-", loaded, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(typeof(MlpGenerator))]
    [InlineData(typeof(Generators.CodeFixes.RemoveArgumentFix))]
    public void TheOldestCompilerLoadsTheAssembly(Type type) =>
        Assert.Equal(new Version(5, 0, 0, 0), type.Assembly.GetReferencedAssemblies().Single(name => name.Name == "Microsoft.CodeAnalysis").Version);
}
