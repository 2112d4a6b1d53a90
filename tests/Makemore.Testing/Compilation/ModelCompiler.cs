using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Makemore.Testing;

/// <summary>Has the generator write models, and compiles and loads them, so that a test can ask many of them what they compute.</summary>
public static class ModelCompiler
{
    /// <summary>Makes the models that attributes declare, all in one compilation.</summary>
    /// <param name="attributes">For each model what stands between the parentheses: <c>Hidden = 7, Depth = 2</c>.</param>
    /// <param name="references">What the models need besides .NET and the runtime.</param>
    /// <returns>The models, in the order of their declarations.</returns>
    /// <exception cref="InvalidOperationException">The project does not compile; the message holds the compiler's.</exception>
    public static IReadOnlyList<ModelFactory> Compile(IEnumerable<string> attributes, params IEnumerable<MetadataReference> references)
    {
        string[] declarations = [.. attributes.Select((arguments, i) => $"[Mlp({arguments})] public partial class {NameOf(i)};")];
        CSharpCompilation project = UserProject.Of(string.Join('\n', declarations));
        Assembly assembly = Load(GeneratorRun.On(project
            .AddReferences(references)
            .WithOptions(project.Options.WithOptimizationLevel(OptimizationLevel.Release))).Compilation);
        return [.. declarations.Select((declaration, i) => FactoryOf(
            assembly.GetType(NameOf(i)) ?? throw new InvalidOperationException($"Nothing was generated for {declaration}.")))];
    }

    private static ModelFactory FactoryOf(Type model) =>
        (ModelFactory)typeof(ModelFactory).GetMethod(nameof(ModelFactory.Of))!.MakeGenericMethod(model).Invoke(null, null)!;

    private static string NameOf(int index) => $"Model{index}";

    private static Assembly Load(Compilation compilation)
    {
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        return result.Success
            ? Assembly.Load(image.ToArray())
            : throw new InvalidOperationException($"The models do not compile:\n{string.Join('\n', result.Diagnostics)}");
    }
}
