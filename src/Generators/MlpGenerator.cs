using System.Collections.Immutable;
using System.Text;
using Makemore.Generators.Emission;
using Makemore.Generators.Incrementality;
using Makemore.Generators.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Makemore.Generators;

/// <summary>
/// Generates the code of the models that [Mlp] attributes declare, and of the models of [MlpSweep] attributes. If a
/// declaration has errors, the generator writes no code for it, and <see cref="MlpAnalyzer"/> reports the errors.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class MlpGenerator : IIncrementalGenerator
{
    /// <summary>The step that finds the files with declarations, and the files that these depend on.</summary>
    internal const string FilesStep = "Files";

    /// <summary>The step that reads the declarations of models.</summary>
    internal const string ModelsStep = "Models";

    /// <summary>The step that reads the declarations of sweeps.</summary>
    internal const string SweepsStep = "Sweeps";

    /// <summary>The step that lists the models of all sweeps.</summary>
    internal const string SweptModelsStep = "SweptModels";

    /// <summary>The step that gives unique names to the files of each model of a sweep.</summary>
    internal const string NamedSweptModelsStep = "NamedSweptModels";

    /// <summary>The step that gives a unique name to the file of each sweep.</summary>
    internal const string NamedSweepsStep = "NamedSweeps";

    /// <summary>The step that finds the models and sweeps whose files would have the same name.</summary>
    internal const string ClashingNamesStep = "ClashingNames";

    /// <summary>The step that gives unique names to the files of each model.</summary>
    internal const string NamedModelsStep = "NamedModels";

    /// <summary>The step that checks whether any model uses the Torch backend.</summary>
    internal const string AnyTorchStep = "AnyTorch";

    /// <summary>The step that lists the factories of the assembly's models.</summary>
    internal const string FactoriesStep = "Factories";

    /// <summary>UTF-8 without a byte-order mark, so that files under version control begin with their first line.</summary>
    private static readonly Encoding Utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        context.RegisterPostInitializationOutput(static output => output.AddEmbeddedAttributeDefinition());

        IncrementalValueProvider<ImmutableArray<SourceFile>> sources = context.CompilationProvider
            .SelectMany(static (compilation, _) => compilation.SyntaxTrees)
            .Select(static (tree, cancellationToken) => new SourceFile(tree, cancellationToken))
            .Collect();

        IncrementalValuesProvider<ModelFile> files = sources
            .Combine(context.CompilationProvider)
            .Select(static (pair, cancellationToken) => new ModelProject(pair.Left, pair.Right, cancellationToken))
            .SelectMany(static (project, _) => project.Files)
            .WithTrackingName(FilesStep);

        IncrementalValuesProvider<ModelDeclaration> models = files
            .SelectMany(static (file, _) => file.Models)
            .WithTrackingName(ModelsStep);

        IncrementalValuesProvider<SweepDeclaration> sweeps = files
            .SelectMany(static (file, _) => file.Sweeps)
            .WithTrackingName(SweepsStep);

        IncrementalValuesProvider<ModelDeclaration> sweptModels = sweeps
            .SelectMany(static (sweep, _) => sweep.Models)
            .WithTrackingName(SweptModelsStep);

        IncrementalValueProvider<EquatableArray<string>> clashingNames = models.Select(static (model, _) => model.HintName).Collect()
            .Combine(sweptModels.Select(static (model, _) => model.HintName).Collect())
            .Combine(sweeps.Select(static (sweep, _) => sweep.HintName).Collect())
            .Select(static (names, _) => HintNames.Clashing([.. names.Left.Left, .. names.Left.Right, .. names.Right]))
            .WithTrackingName(ClashingNamesStep);

        IncrementalValuesProvider<ModelDeclaration> namedModels = Named(models, clashingNames).WithTrackingName(NamedModelsStep);
        IncrementalValuesProvider<ModelDeclaration> namedSweptModels = Named(sweptModels, clashingNames).WithTrackingName(NamedSweptModelsStep);
        IncrementalValuesProvider<SweepDeclaration> namedSweeps = sweeps
            .Combine(clashingNames)
            .SelectMany(static (pair, _) => HintNames.Distinguish(pair.Left.HintName, pair.Right) is { } name
                ? (IEnumerable<SweepDeclaration>)[pair.Left with { HintName = name }]
                : [])
            .WithTrackingName(NamedSweepsStep);

        context.RegisterSourceOutput(namedModels, AddModel);
        context.RegisterSourceOutput(namedSweptModels, AddModel);
        context.RegisterSourceOutput(namedSweeps, static (output, sweep) => Add(output, SweepEmitter.Emit(sweep)));

        IncrementalValueProvider<bool> anyTorch = Backends(namedModels)
            .Combine(Backends(namedSweptModels))
            .Select(static (backends, _) => backends.Left.Contains(Backend.Torch) || backends.Right.Contains(Backend.Torch))
            .WithTrackingName(AnyTorchStep);

        context.RegisterSourceOutput(anyTorch, static (output, any) =>
        {
            if (any)
                Add(output, Emission.Torch.ResolverEmitter.Emit());
        });

        IncrementalValueProvider<FactoryList?> factories = namedModels.Collect()
            .Combine(namedSweeps.Collect())
            .Combine(context.CompilationProvider.Select(static (compilation, _) => FactoryListEmitter.CanEmitInto(compilation)))
            .Select(static (pair, _) => pair.Right ? FactoryList.Of(pair.Left.Left, pair.Left.Right) : null)
            .WithTrackingName(FactoriesStep);

        context.RegisterSourceOutput(factories, static (output, list) =>
        {
            if (list is not null)
                Add(output, FactoryListEmitter.Emit(list));
        });
    }

    private static IncrementalValuesProvider<ModelDeclaration> Named(
        IncrementalValuesProvider<ModelDeclaration> models, IncrementalValueProvider<EquatableArray<string>> clashingNames) => models
        .Combine(clashingNames)
        .SelectMany(static (pair, _) => HintNames.Distinguish(pair.Left.HintName, pair.Right) is { } name
            ? (IEnumerable<ModelDeclaration>)[pair.Left with { HintName = name }]
            : []);

    private static IncrementalValueProvider<ImmutableArray<Backend>> Backends(IncrementalValuesProvider<ModelDeclaration> models) =>
        models.Select(static (model, _) => model.Backend).Collect();

    private static void AddModel(SourceProductionContext output, ModelDeclaration model)
    {
        foreach (EmittedFile file in ModelEmitter.Emit(model))
            Add(output, file);
    }

    private static void Add(SourceProductionContext output, EmittedFile file) =>
        output.AddSource(file.HintName, SourceText.From(file.Source, Utf8));
}
