using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Makemore.Testing;

/// <summary>Generates, compiles and loads models, so that a test can run many of them.</summary>
public static class ModelCompiler
{
    /// <summary>Creates the models for a list of attributes in one compilation.</summary>
    /// <param name="attributes">The arguments of the attribute of each model: <c>Hidden = 7, Depth = 2</c>.</param>
    /// <param name="references">The references of the models, besides .NET and the runtime.</param>
    /// <returns>The models, in the order of their declarations.</returns>
    /// <exception cref="InvalidOperationException">The project does not compile. The message has the messages of the compiler.</exception>
    public static IReadOnlyList<ModelFactory> Compile(IEnumerable<string> attributes, params IEnumerable<MetadataReference> references)
    {
        string[] declarations = [.. attributes.Select((arguments, i) => $"[Mlp({arguments})] public partial class {NameOf(i)};")];
        CSharpCompilation project = UserProject.Of(string.Join('\n', declarations));
        Assembly assembly = CompiledProject.Load(project
            .AddReferences(references)
            .WithOptions(project.Options.WithOptimizationLevel(OptimizationLevel.Release)));
        return [.. declarations.Select((declaration, i) => FactoryOf(
            assembly.GetType(NameOf(i)) ?? throw new InvalidOperationException($"Nothing was generated for {declaration}.")))];
    }

    private static ModelFactory FactoryOf(Type model) =>
        (ModelFactory)typeof(ModelFactory).GetMethod(nameof(ModelFactory.Of), 1, [])!.MakeGenericMethod(model).Invoke(null, null)!;

    private static string NameOf(int index) => $"Model{index}";
}
