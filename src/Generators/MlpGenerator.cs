using Makemore.Generators.Emission;
using Makemore.Generators.Model;
using Microsoft.CodeAnalysis;

namespace Makemore.Generators;

/// <summary>temporary</summary>
[Generator]
public sealed class MlpGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var models = context.SyntaxProvider.ForAttributeWithMetadataName("Makemore.MlpAttribute", (_, _) => true, (c, _) =>
        {
            var args = c.Attributes[0].NamedArguments.ToDictionary(a => a.Key, a => a.Value.Value);
            T Get<T>(string name, T fallback) => args.TryGetValue(name, out var v) ? (T)v! : fallback;
            string alphabet = Get("Alphabet", "abcdefghijklmnopqrstuvwxyz");
            return new ModelSpec { Name = c.TargetSymbol.Name, Keyword = "class", Namespace = c.TargetSymbol.ContainingNamespace.IsGlobalNamespace ? "" : c.TargetSymbol.ContainingNamespace.ToDisplayString(), ContainingTypes = default, HintName = c.TargetSymbol.ToDisplayString(), IsDocumented = false, Declaration = "[Mlp]", Context = Get("Context", 3), Embed = Get("Embed", 20), Hidden = Get("Hidden", 100), Depth = Get("Depth", 1), Activation = (Activation)Get("Activation", 0), Alphabet = alphabet, VocabularySize = alphabet.Length + 1 };
        });
        context.RegisterSourceOutput(models, (c, spec) => { foreach (EmittedFile file in ModelEmitter.Emit(spec)) c.AddSource(file.HintName, file.Source); });
    }
}
