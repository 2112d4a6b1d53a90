using Makemore.Engine;

namespace Makemore.Tests.Engine;

/// <summary>A model as the compiler writes it, without a hidden layer: logits = concat(E[x]) · Wyᵀ + by.</summary>
internal sealed class TestModel : SimdModel<TestModel.Tile>
{
    private const int Context = 2;
    private const int Embed = 3;

    public TestModel(Vocabulary vocabulary)
        : base(new ModelSpec
        {
            Name = nameof(TestModel),
            Context = Context,
            Embed = Embed,
            Hidden = 1,
            Depth = 0,
            Activation = Activation.Tanh,
            Backend = Backend.Simd,
            VocabularySize = vocabulary.Count,
            Vocabulary = vocabulary,
            Parameters =
            [
                new ParameterSpec("E", [vocabulary.Count, Embed], "randn"),
                new ParameterSpec("Wy", [vocabulary.Count, Context * Embed], "randn"),
                new ParameterSpec("by", [vocabulary.Count], "0"),
            ],
        })
    {
        var random = new TorchRandom(seed: 1);
        this["E"].Randn(random);
        this["Wy"].Randn(random);
    }

    /// <summary>The forward pass and the loss of a tile.</summary>
    public static double Loss(Tile tile)
    {
        tile.Forward();
        return CrossEntropy.Forward(tile.Logits, tile);
    }

    protected override Network<Tile> CreateNetwork() => new TestNetwork(this);

    internal sealed class TestNetwork : Network<Tile>
    {
        public TestNetwork(TestModel model)
            : base(model) =>
            Output = Add(new EmbeddingLinear(Parameter("E"), Parameter("Wy"), Parameter("by")));

        public EmbeddingLinear Output { get; }

        protected override Tile CreateTile(int rows) => new(this, Spec.VocabularySize, rows);
    }

    internal sealed class Tile(TestNetwork network, int vocabularySize, int rows) : Makemore.Engine.Tile(rows)
    {
        public override Activations Logits { get; } = new(rows, vocabularySize);

        public void Forward() => network.Output.Forward(Logits, this);

        public void Backward() => network.Output.Backward(Logits, this);
    }
}
