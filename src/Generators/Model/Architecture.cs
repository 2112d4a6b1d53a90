using System.Collections.Immutable;

namespace Makemore.Generators.Model;

/// <summary>What follows from a model's sizes: its parameters and its layers, from the first to the logits.</summary>
internal sealed class Architecture
{
    private Architecture(ModelSpec spec, Parameter embedding, ImmutableArray<Affine> layers)
    {
        Spec = spec;
        Embedding = embedding;
        Layers = layers;
        Parameters = [embedding, .. layers.SelectMany(layer => new[] { layer.Weight, layer.Bias })];
    }

    public ModelSpec Spec { get; }

    /// <summary>E, (V × embed).</summary>
    public Parameter Embedding { get; }

    public ImmutableArray<Affine> Layers { get; }

    /// <summary>In the order in which they are drawn, listed and saved.</summary>
    public ImmutableArray<Parameter> Parameters { get; }

    public long ParameterCount => Parameters.Sum(parameter => parameter.Count);

    public static Architecture Of(ModelSpec spec)
    {
        var embedding = new Parameter(
            "E", Shape(spec.VocabularySize, spec.Embed), "The embedding: a token's vector is its row", Initialization.SmallNormal);

        var layers = ImmutableArray.CreateBuilder<Affine>(spec.Depth + 1);
        string input = spec.Context == 1 ? "E[x]" : "concat(E[x])";
        int width = spec.Context * spec.Embed;
        for (int depth = 1; depth <= spec.Depth; depth++)
        {
            // The notebook's names for the first layer; the deeper ones are numbered.
            string suffix = depth == 1 ? "" : depth.ToString(System.Globalization.CultureInfo.InvariantCulture);
            string output = spec.Depth == 1 ? "h" : depth == 1 ? "h1" : "h" + suffix;
            string owner = spec.Depth == 1 ? "The hidden layer's" : $"Hidden layer {depth}'s";
            Parameter weight = Weight(depth == 1 ? "Wx" : "Wh" + suffix, spec.Hidden, width, $"{owner} weights: a row for each unit");
            Parameter bias = Bias("bh" + suffix, spec.Hidden, $"{owner} biases");
            layers.Add(new Affine("hidden" + suffix, weight, bias, input, IsFirst: depth == 1, output, spec.Activation));
            input = output;
            width = spec.Hidden;
        }
        layers.Add(new Affine(
            "output",
            Weight("Wy", spec.VocabularySize, width, "The output layer's weights: a row for each token that may come next"),
            Bias("by", spec.VocabularySize, "The output layer's biases"),
            input,
            IsFirst: spec.Depth == 0,
            "logits",
            Activation: null));
        return new Architecture(spec, embedding, layers.ToImmutable());
    }

    private static Parameter Weight(string name, int rows, int fanIn, string meaning) =>
        new(name, Shape(rows, fanIn), meaning, Initialization.ScaledNormal(fanIn));

    private static Parameter Bias(string name, int count, string meaning) =>
        new(name, ImmutableArray.Create(count), meaning, Initialization.Zeros);

    private static EquatableArray<int> Shape(int rows, int columns) => ImmutableArray.Create(rows, columns);
}
