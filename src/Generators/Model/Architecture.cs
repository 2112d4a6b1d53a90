using System.Collections.Immutable;
using Makemore.Generators.Model.Layers;

namespace Makemore.Generators.Model;

/// <summary>What follows from a model's declaration: its parameters, and its layers from the embeddings to the logits.</summary>
internal sealed class Architecture
{
    public Architecture(ModelSpec spec, Parameter embedding, ImmutableArray<Layer> layers)
    {
        Spec = spec;
        Embedding = embedding;
        Layers = layers;
        Parameters = [embedding, .. layers.SelectMany(layer => layer.Parameters)];
    }

    public ModelSpec Spec { get; }

    /// <summary>E, (V × embed).</summary>
    public Parameter Embedding { get; }

    /// <summary>In the order of the forward pass.</summary>
    public ImmutableArray<Layer> Layers { get; }

    /// <summary>In the order in which they are drawn, listed and saved.</summary>
    public ImmutableArray<Parameter> Parameters { get; }

    /// <summary>How many numbers the model learns.</summary>
    public long ParameterCount => Parameters.Where(parameter => parameter.IsLearned).Sum(parameter => parameter.Count);

    public static Architecture Of(ModelSpec spec) => new ArchitectureBuilder(spec).Build();
}
