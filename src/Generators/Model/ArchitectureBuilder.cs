using System.Collections.Immutable;
using System.Globalization;
using Makemore.Generators.Model.Layers;

namespace Makemore.Generators.Model;

/// <summary>Puts the layers that a declaration asks for one after another.</summary>
internal sealed class ArchitectureBuilder(ModelSpec spec)
{
    /// <summary>The notebook's name for the embeddings of a context, one after another.</summary>
    public const string Embeddings = "emb_cat";

    /// <summary>Rows of a layer that the next one of a hierarchical model reads as one.</summary>
    private const int Fused = 2;

    private readonly ImmutableArray<Layer>.Builder _layers = ImmutableArray.CreateBuilder<Layer>();
    private readonly Starts _starts = new(spec);
    private int _drops;

    public Architecture Build()
    {
        var embedding = new Parameter("E", Shape(spec.TokenCount, spec.Embed), "The embedding: a token's vector is its row", _starts.Embedding)
        {
            HasRowPerToken = true,
        };
        Units? units = null;
        for (int depth = 1; depth <= spec.HiddenLayers; depth++)
            units = AddHidden(depth, units);
        AddOutput(units);
        return new Architecture(spec, embedding, _layers.ToImmutable());
    }

    /// <summary>A hidden layer: affine, then what the options put before and behind its non-linearity.</summary>
    private Units AddHidden(int depth, Units? input)
    {
        // The notebook's names for the first layer; the deeper ones are numbered.
        string suffix = depth == 1 ? "" : Number(depth);
        string number = spec.HiddenLayers == 1 ? "" : Number(depth);
        string owner = spec.HiddenLayers == 1 ? "The hidden layer's" : $"Hidden layer {depth}'s";
        int positions = spec.Hierarchical ? spec.Context >> depth : 1;
        Units Named(string letter) => new(letter + number, spec.Hidden, positions);

        bool drops = spec.Dropout > 0;
        Units? around = spec.Residual ? input : null;
        Units output = Named("h");
        Units dropped = around is null ? output : Named("d");
        Units activated = drops ? Named("a") : around is null ? output : Named("a");

        int fanIn = FanIn(input);
        Parameter weight = new(depth == 1 ? "Wx" : "Wh" + suffix, Shape(spec.Hidden, fanIn), $"{owner} weights: a row for each unit", _starts.Hidden(fanIn));
        var affine = new Affine("hidden" + suffix, weight, Bias: null, input, Read(input), activated, spec.Activation) { IsBypassed = around is not null };
        if (spec.Normalization is Normalization.None)
        {
            _layers.Add(affine with { Bias = new("bh" + suffix, Shape(spec.Hidden), $"{owner} biases", _starts.Bias(fanIn)) });
        }
        else
        {
            Normalize norm = Norm(suffix, owner, Named("z"), activated);
            _layers.Add(affine with { Output = norm.Input, Activation = null, FoldedNorm = norm.Running is null ? null : norm.Name });
            _layers.Add(norm);
        }
        if (drops)
            _layers.Add(new Drop(_drops++, spec.Dropout, activated, dropped));
        if (around is not null)
            _layers.Add(new Bypass(drops ? dropped : activated, around, output));
        return output;
    }

    private Normalize Norm(string suffix, string owner, Units input, Units output)
    {
        Parameter Of(string name, string meaning, InitialValues start, bool isLearned = true) =>
            new(name + suffix, Shape(spec.Hidden), $"{owner} {meaning}", start, isLearned);

        (Parameter, Parameter)? running = spec.Normalization is Normalization.Batch
            ? (Of("mh", "running means", InitialValues.Zeros, isLearned: false), Of("vh", "running variances", InitialValues.Ones, isLearned: false))
            : null;
        return new Normalize(
            "norm" + suffix,
            Of("gh", "gains, after it is normalized", InitialValues.Ones),
            Of("bh", "biases, after it is normalized", InitialValues.Zeros),
            running, input, output, spec.Activation);
    }

    /// <summary>The logits; with direct connections, the embeddings' own share is added to them.</summary>
    private void AddOutput(Units? input)
    {
        var logits = new Units("logits", spec.TokenCount);
        int fanIn = input is null ? spec.Context * spec.Embed : spec.Hidden;
        Units? embeddings = Concatenated(isRead: spec.Direct || input is null);
        input ??= embeddings;
        _layers.Add(new Affine(
            "output",
            new("Wy", Shape(spec.TokenCount, fanIn), "The output layer's weights: a row for each token that may come next", _starts.Output(fanIn)) { HasRowPerToken = true },
            new("by", Shape(spec.TokenCount), "The output layer's biases", _starts.Bias(fanIn)) { HasRowPerToken = true },
            input, input?.Name ?? Concatenation, logits, Activation: null));
        if (spec.Direct && spec.HiddenLayers > 0)
        {
            int direct = spec.Context * spec.Embed;
            _layers.Add(new Affine(
                "direct",
                new("Wd", Shape(spec.TokenCount, direct), "The direct connections' weights, from the embeddings to the logits", _starts.Output(direct)) { HasRowPerToken = true },
                Bias: null, embeddings, embeddings?.Name ?? Concatenation, logits, Activation: null)
            {
                Adds = true,
            });
        }
    }

    /// <summary>
    /// What the logits read of the embeddings: of words, of which there are many, the vectors themselves; of letters none,
    /// as a table of the products is smaller.
    /// </summary>
    private Units? Concatenated(bool isRead)
    {
        if (!isRead || spec.Tokens is Tokens.Characters)
            return null;
        var embeddings = new Units(Embeddings, spec.Context * spec.Embed);
        _layers.Add(new Concatenate(embeddings));
        return embeddings;
    }

    private string Concatenation => spec.Context == 1 ? "E[x]" : "concat(E[x])";

    private string Read(Units? input)
    {
        string units = input?.Name ?? "E[x]";
        return spec.Hierarchical ? $"pairs({units})" : input?.Name ?? Concatenation;
    }

    private int FanIn(Units? input) =>
        (input?.Width ?? spec.Embed) * (spec.Hierarchical ? Fused : input is null ? spec.Context : 1);

    private static string Number(int depth) => depth.ToString(CultureInfo.InvariantCulture);

    private static EquatableArray<int> Shape(params int[] sizes) => sizes.ToImmutableArray();
}
