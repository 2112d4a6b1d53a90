using System.Collections.Immutable;
using System.Globalization;
using Makemore.Generators.Model.Layers;

namespace Makemore.Generators.Model;

/// <summary>Builds the sequence of layers that a declaration describes.</summary>
internal sealed class ArchitectureBuilder(ModelDeclaration model)
{
    /// <summary>The variable for the concatenated embeddings of a context, with the name from the notebook.</summary>
    public const string Embeddings = "emb_cat";

    /// <summary>In a hierarchical model, a layer reads this number of rows of the previous layer as one row.</summary>
    private static readonly Size Pair = Size.Of(2);

    private readonly ImmutableArray<ModelLayer>.Builder _layers = ImmutableArray.CreateBuilder<ModelLayer>();
    private readonly Initializer _initializer = new(model);
    private readonly ModelSizes _sizes = new(model);
    private int _dropouts;

    public Architecture Build()
    {
        string role = model.SharedOutput ? "The embedding, which is also the output layer's weights" : "The embedding";
        var embedding = new ModelParameter("E", Shape(_sizes.Vocabulary, _sizes.Embed), $"{role}: a token's vector is its row", _initializer.Embedding)
        {
            HasRowPerToken = true,
        };
        Activations? embeddings = AddEmbeddings();
        Activations? hidden = null;
        for (int depth = 1; depth <= model.HiddenLayers; depth++)
            hidden = AddHidden(depth, hidden);
        AddOutput(hidden, embeddings, model.SharedOutput ? embedding : null);
        return new Architecture(model, embedding, _layers.ToImmutable());
    }

    /// <summary>
    /// Adds the look-up of the embeddings, if the logits of a model of words read them. A model of words has many logits,
    /// so it reads the vectors themselves. A model of characters has few logits, so a table of the products is smaller.
    /// </summary>
    private Activations? AddEmbeddings()
    {
        bool areRead = model.Direct || model.HiddenLayers == 0;
        if (!areRead || !model.IsOfWords)
            return null;
        var embeddings = new Activations(Embeddings, _sizes.Context * _sizes.Embed);
        _layers.Add(new EmbeddingLayer(embeddings));
        return embeddings;
    }

    /// <summary>
    /// Adds a hidden layer: a linear layer, then the normalization, dropout and residual connection that the options ask
    /// for.
    /// </summary>
    private Activations AddHidden(int depth, Activations? input)
    {
        // The first layer has the names of the notebook. The deeper layers have a number.
        string suffix = depth == 1 ? "" : Number(depth);
        string number = model.HiddenLayers == 1 ? "" : Number(depth);
        string owner = model.HiddenLayers == 1 ? "The hidden layer's" : $"Hidden layer {depth}'s";
        int positions = model.Hierarchical ? model.Context >> depth : 1;
        Activations Named(string letter) => new(letter + number, _sizes.Hidden, positions);

        bool drops = model.Dropout > 0;
        Activations? skipped = model.Residual ? input : null;
        Activations output = Named("h");
        Activations dropped = skipped is null ? output : Named("d");
        Activations activated = drops || skipped is not null ? Named("a") : output;

        Size fanIn = FanIn(input);
        ModelParameter weight = new(depth == 1 ? "Wx" : "Wh" + suffix, Shape(_sizes.Hidden, fanIn), $"{owner} weights: a row for each unit", _initializer.Hidden(fanIn));
        var linear = new LinearLayer("hidden" + suffix, weight, Bias: null, input, Read(input), activated, model.Activation) { HasResidual = skipped is not null };
        if (model.Normalization is Normalization.None)
        {
            _layers.Add(linear with { Bias = new("bh" + suffix, Shape(_sizes.Hidden), $"{owner} biases", _initializer.Bias(fanIn)) });
        }
        else
        {
            NormalizationLayer norm = Norm(suffix, owner, Named("z"), activated);
            _layers.Add(linear with { Output = norm.Input, Activation = null, FoldedNorm = norm.Running is null ? null : norm });
            _layers.Add(norm);
        }
        if (drops)
            _layers.Add(new DropoutLayer(_dropouts++, model.Dropout, activated, dropped));
        if (skipped is not null)
            _layers.Add(new ResidualLayer(drops ? dropped : activated, skipped, output));
        return output;
    }

    private NormalizationLayer Norm(string suffix, string owner, Activations input, Activations output)
    {
        ModelParameter Of(string name, string meaning, InitialValues start, bool isLearned = true) =>
            new(name + suffix, Shape(_sizes.Hidden), $"{owner} {meaning}", start, isLearned);

        (ModelParameter, ModelParameter)? running = model.Normalization is Normalization.Batch
            ? (Of("mh", "running means", InitialValues.Zeros, isLearned: false), Of("vh", "running variances", InitialValues.Ones, isLearned: false))
            : null;
        return new NormalizationLayer(
            "norm" + suffix,
            Of("gh", "gains, after it is normalized", InitialValues.Ones),
            Of("bh", "biases, after it is normalized", InitialValues.Zeros),
            running, input, output, model.Activation);
    }

    /// <summary>
    /// Adds the layer that computes the logits. With direct connections, a second layer adds the contribution of the
    /// embeddings.
    /// </summary>
    /// <param name="hidden">The last hidden layer; null if there is none.</param>
    /// <param name="embeddings">The embeddings; null if the logits do not read them, or look them up.</param>
    /// <param name="shared">The embedding, if it is the output layer's weights; otherwise null.</param>
    private void AddOutput(Activations? hidden, Activations? embeddings, ModelParameter? shared)
    {
        var logits = new Activations("logits", _sizes.Vocabulary);
        Activations? input = hidden ?? embeddings;
        Size fanIn = hidden is null ? _sizes.Context * _sizes.Embed : _sizes.Hidden;
        _layers.Add(new LinearLayer(
            "output",
            shared ?? new("Wy", Shape(_sizes.Vocabulary, fanIn), "The output layer's weights: a row for each token that may come next", _initializer.Output(fanIn)) { HasRowPerToken = true },
            new("by", Shape(_sizes.Vocabulary), "The output layer's biases", _initializer.Bias(fanIn)) { HasRowPerToken = true },
            input, input?.Name ?? Concatenation, logits, Activation: null)
        {
            SharesEmbedding = shared is not null,
        });
        if (model.Direct && hidden is not null)
        {
            Size direct = _sizes.Context * _sizes.Embed;
            _layers.Add(new LinearLayer(
                "direct",
                new("Wd", Shape(_sizes.Vocabulary, direct), "The direct connections' weights, from the embeddings to the logits", _initializer.Output(direct)) { HasRowPerToken = true },
                Bias: null, embeddings, embeddings?.Name ?? Concatenation, logits, Activation: null)
            {
                Adds = true,
            });
        }
    }

    private string Concatenation => model.Context == 1 ? "E[x]" : "concat(E[x])";

    private string Read(Activations? input) =>
        model.Hierarchical ? $"pairs({input?.Name ?? "E[x]"})" : input?.Name ?? Concatenation;

    private Size FanIn(Activations? input)
    {
        Size width = input?.Width ?? _sizes.Embed;
        return model.Hierarchical ? Pair * width : input is null ? _sizes.Context * width : width;
    }

    private static string Number(int depth) => depth.ToString(CultureInfo.InvariantCulture);

    private static EquatableArray<Size> Shape(params Size[] sizes) => sizes.ToImmutableArray();
}
