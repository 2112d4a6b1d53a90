using System.Text;
using Makemore.Generators.Emission;
using Makemore.Generators.Model;
using Makemore.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Makemore.Generators;

/// <summary>Writes the model that an [Mlp] attribute declares. What is wrong with a declaration, <see cref="MlpAnalyzer"/> says.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class MlpGenerator : IIncrementalGenerator
{
    /// <summary>The step that reads the declarations.</summary>
    internal const string ModelsStep = "Models";

    /// <summary>The step that finds the models whose files would have the same name.</summary>
    internal const string ClashingNamesStep = "ClashingNames";

    /// <summary>The step that gives each model's files their names.</summary>
    internal const string NamedModelsStep = "NamedModels";

    /// <summary>The step that finds out whether any model computes with TorchSharp.</summary>
    internal const string AnyTorchStep = "AnyTorch";

    /// <summary>Without a byte-order mark, so that files kept under version control begin with their first line.</summary>
    private static readonly Encoding Utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<ModelSpec> models = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                MlpAttributes.FullName,
                static (node, _) => node is TypeDeclarationSyntax,
                static (target, cancellationToken) => MlpParser.Parse(
                    (INamedTypeSymbol)target.TargetSymbol, target.SemanticModel.Compilation, cancellationToken).Model)
            .SelectMany(static (model, _) => model is null ? (IEnumerable<ModelSpec>)[] : [model])
            .WithTrackingName(ModelsStep);

        IncrementalValueProvider<EquatableArray<string>> clashingNames = models
            .Select(static (model, _) => model.HintName)
            .Collect()
            .Select(static (names, _) => HintNames.Clashing(names))
            .WithTrackingName(ClashingNamesStep);

        IncrementalValuesProvider<ModelSpec> namedModels = models
            .Combine(clashingNames)
            .Select(static (pair, _) => HintNames.Distinguish(pair.Left, pair.Right))
            .SelectMany(static (model, _) => model is null ? (IEnumerable<ModelSpec>)[] : [model])
            .WithTrackingName(NamedModelsStep);

        context.RegisterSourceOutput(namedModels, static (output, model) =>
        {
            foreach (EmittedFile file in ModelEmitter.Emit(model))
                Add(output, file);
        });

        IncrementalValueProvider<bool> anyTorch = namedModels
            .Select(static (model, _) => model.Backend is Backend.Torch)
            .Collect()
            .Select(static (areTorch, _) => areTorch.Contains(true))
            .WithTrackingName(AnyTorchStep);

        context.RegisterSourceOutput(anyTorch, static (output, any) =>
        {
            if (any)
                Add(output, Emission.Torch.ResolverEmitter.Emit());
        });
    }

    private static void Add(SourceProductionContext output, EmittedFile file) =>
        output.AddSource(file.HintName, SourceText.From(file.Source, Utf8));
}
