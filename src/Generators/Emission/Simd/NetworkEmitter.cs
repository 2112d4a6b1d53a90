using Makemore.Generators.Emission.Simd.Lowering;
using Makemore.Generators.Model;

namespace Makemore.Generators.Emission.Simd;

/// <summary>Emits the second file: the architecture, the layers, and the forward and backward pass of a tile.</summary>
internal static class NetworkEmitter
{
    public static string Emit(Architecture architecture)
    {
        ModelDeclaration model = architecture.Model;
        LayerLowering[] layers = [.. architecture.Layers.Select(layer => LayerLowering.Of(layer, model))];
        string subject = $"""
            The network of {model.Name.TrimStart('@')}: its layers, the forward pass from contexts x to the logits of the next token,
            the loss, and the backward pass from the loss to the gradient of every parameter.

            {FileHeading.Letters(model)}
            ∂p is the gradient of the loss with respect to p. "+=" adds to the sum over the tiles of a batch. ⊙ multiplies number by number.
            """;
        IEnumerable<string> imports =
        [
            .. ArchitectureEmitter.Imports(model),
            "Makemore.Engine.Activations", "Makemore.Engine.CrossEntropy", "Makemore.Engine.Parameter",
            .. layers.SelectMany(layer => layer.EngineTypes).Select(type => "Makemore.Engine." + type),
        ];
        return GeneratedNamespace.File(model, subject, imports, writer =>
        {
            ArchitectureEmitter.Emit(writer, architecture);
            EmitModel(writer.Blank(), model);
            EmitNetwork(writer.Blank(), architecture, layers);
            TileEmitter.Emit(writer.Blank(), architecture, layers);
        });
    }

    private static void EmitModel(SourceWriter writer, ModelDeclaration model)
    {
        string constructor = model.IsOfWords
            ? "Model(global::Makemore.ModelSpec spec) : global::Makemore.Engine.SimdModel<Tile>(spec)"
            : "Model() : global::Makemore.Engine.SimdModel<Tile>(Architecture.Spec)";
        writer.Write($"""
            /// <summary>The parameters of a model. Threads that read them at the same time each have a network of their own.</summary>
            {TypeDeclaration.GeneratedCode}
            internal sealed class {constructor}
            """).Open();
        writer.Write("protected override global::Makemore.Engine.Network<Tile> CreateNetwork() => new Network(this);").Close();
    }

    private static void EmitNetwork(SourceWriter writer, Architecture architecture, LayerLowering[] layers)
    {
        writer.Write($"""
            /// <summary>The layers over the parameters.</summary>
            {TypeDeclaration.GeneratedCode}
            internal sealed class Network : global::Makemore.Engine.Network<Tile>
            """).Open();
        EngineObject[] objects = Objects(layers);
        foreach (EngineObject layer in objects)
            writer.Write($"public readonly {layer.Type} {layer.Name};\t// {layer.Meaning}");
        writer.Blank();
        writer.Write("public Network(Model model)").Write("    : base(model)").Open();
        foreach (ModelParameter parameter in architecture.Parameters)
            writer.Write($"Parameter {parameter.Name} = Parameter(\"{parameter.Name}\");\t// {Notation.Shape(parameter.Shape)}");
        writer.Blank();
        foreach (EngineObject layer in objects)
            writer.Write($"{layer.Name} = Add(new {layer.Type}({layer.Arguments}));");
        writer.Close().Blank();
        if (architecture.Model.IsOfWords)
            writer.Write("/// <summary>V.</summary>").Write("public int VocabularySize => Spec.VocabularySize;").Blank();
        writer.Write("protected override Tile CreateTile(int rows) => new(this, rows);").Close();
    }

    /// <summary>
    /// The objects of the engine in the order in which the network creates them. The normalizations come first, because
    /// other layers fold them in. The gradients of E are summed in this order, so an output layer that shares E comes before
    /// the layers that look it up, and the look-up of the embeddings comes last.
    /// </summary>
    private static EngineObject[] Objects(LayerLowering[] layers) =>
    [
        .. layers
            .OrderBy(layer => layer switch
            {
                NormalizationLowering => 0,
                LinearLowering { SetsEmbeddingGradient: true } => 1,
                EmbeddingLowering => 3,
                _ => 2,
            })
            .Select(layer => layer.Object)
            .OfType<EngineObject>(),
    ];
}
