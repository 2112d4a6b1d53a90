using System.Collections.Immutable;
using Makemore.Generators.Model.Layers;

namespace Makemore.Generators.Model;

/// <summary>
/// The architecture of a model: its parameters, and its layers from the embeddings to the logits. The declaration
/// determines it.
/// </summary>
internal sealed class Architecture
{
    public Architecture(ModelDeclaration model, ModelParameter embedding, ImmutableArray<ModelLayer> layers)
    {
        Model = model;
        Embedding = embedding;
        Layers = layers;
        Parameters = [embedding, .. layers.SelectMany(layer => layer.Parameters)];
    }

    public ModelDeclaration Model { get; }

    /// <summary>The embedding E, [V, D].</summary>
    public ModelParameter Embedding { get; }

    /// <summary>The layers in the order of the forward pass.</summary>
    public ImmutableArray<ModelLayer> Layers { get; }

    /// <summary>The parameters in the order in which they are initialized, listed and saved.</summary>
    public ImmutableArray<ModelParameter> Parameters { get; }

    /// <summary>The variables of the forward pass, in the order in which they are computed.</summary>
    public IEnumerable<Activations> Variables => Layers.SelectMany(layer => layer.Variables).Distinct();

    /// <summary>The number of learned values in the parameters.</summary>
    public long ParameterCount => Parameters.Where(parameter => parameter.IsLearned).Sum(parameter => parameter.Count);

    public static Architecture Of(ModelDeclaration model) => new ArchitectureBuilder(model).Build();
}
