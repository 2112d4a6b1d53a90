using System.Collections.Immutable;
using Makemore.Generators.Model.Layers;

namespace Makemore.Generators.Model;

/// <summary>What follows from a model's declaration: its parameters, and its layers from the embeddings to the logits.</summary>
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

    /// <summary>E, [V, D].</summary>
    public ModelParameter Embedding { get; }

    /// <summary>In the order of the forward pass.</summary>
    public ImmutableArray<ModelLayer> Layers { get; }

    /// <summary>In the order in which they are drawn, listed and saved.</summary>
    public ImmutableArray<ModelParameter> Parameters { get; }

    /// <summary>The variables of the forward pass, in the order in which they are computed.</summary>
    public IEnumerable<Activations> Variables => Layers.SelectMany(layer => layer.Variables).Distinct();

    /// <summary>How many numbers the model learns.</summary>
    public long ParameterCount => Parameters.Where(parameter => parameter.IsLearned).Sum(parameter => parameter.Count);

    public static Architecture Of(ModelDeclaration model) => new ArchitectureBuilder(model).Build();
}
