using Makemore.Generators.Parsing;

namespace Makemore.Generators.Model;

/// <summary>
/// The declaration of a model, which is the input of the emitters. It has only values and no objects of the compiler, so
/// that it can be compared.
/// </summary>
internal sealed record ModelDeclaration
{
    /// <summary>The name of the class as C# code writes it, with @ if it is a keyword.</summary>
    public required string Name { get; init; }

    /// <summary>The namespace as C# code writes it; empty for the global namespace.</summary>
    public required string Namespace { get; init; }

    /// <summary>The types that contain the class, outermost first.</summary>
    public required EquatableArray<ContainingType> ContainingTypes { get; init; }

    /// <summary>The beginning of the names of the emitted files: the full name of the class.</summary>
    public required string HintName { get; init; }

    /// <summary>
    /// Whether the user's declaration has a documentation comment. If it has, the emitted code has no summary.
    /// </summary>
    public required bool IsDocumented { get; init; }

    /// <summary>
    /// Whether all code of the assembly can name the class. Only the containing class can name a private nested class.
    /// </summary>
    public required bool IsVisibleInAssembly { get; init; }

    /// <summary>Whether <c>MakemoreModels.All</c> has the model.</summary>
    public required bool IsListed { get; init; }

    /// <summary>
    /// The attribute as the user wrote it. For a model of a sweep, the [Mlp] attribute that declares the same model.
    /// </summary>
    public required string AttributeText { get; init; }

    public int Context { get; init; }

    public int Embed { get; init; }

    public int Hidden { get; init; }

    public int Depth { get; init; }

    public Activation Activation { get; init; }

    public bool Direct { get; init; }

    public bool SharedOutput { get; init; }

    public Normalization Normalization { get; init; }

    public bool Residual { get; init; }

    public float Dropout { get; init; }

    public bool Hierarchical { get; init; }

    public Initialization Initialization { get; init; }

    /// <summary>The scale of the initial values of E; 0 for the scale of the initialization.</summary>
    public float EmbedScale { get; init; }

    /// <summary>The scale of the initial weights of the layers that compute logits.</summary>
    public float OutputScale { get; init; } = 1;

    public Backend Backend { get; init; }

    /// <summary>
    /// The number of hidden layers. In a hierarchical model, each layer halves the context until one position is left.
    /// </summary>
    public int HiddenLayers
    {
        get
        {
            if (!Hierarchical)
                return Depth;
            int layers = 0;
            for (int positions = Context; positions > 1; positions /= 2)
                layers++;
            return layers;
        }
    }

    public Tokens Tokens { get; init; }

    /// <summary>Whether the model reads words. Such a model gets its vocabulary when it is created.</summary>
    public bool IsOfWords => Tokens is Tokens.Words;

    /// <summary>
    /// The letters in the order of their code points, without the boundary. A model of words does not use them.
    /// </summary>
    public required string Alphabet { get; init; }

    /// <summary>The number of letters (code points).</summary>
    public required int Letters { get; init; }

    /// <summary>The largest number of tokens in a model of words; 0 for characters.</summary>
    public int VocabularySize { get; init; }

    /// <summary>The full name of the class, which any code of the assembly can use.</summary>
    public string FullName => CSharpName.Full(Namespace, [.. ContainingTypes.Select(type => type.Name), Name]);

    /// <summary>
    /// The namespace of the types that the class uses. It contains no types of the user, so no names can clash. It is
    /// unique, because the hint name is unique.
    /// </summary>
    public string GeneratedNamespace => "Makemore.Generated." + CSharpName.Of(HintName.Replace(".", "_").Replace("-", "__"));

    /// <summary>The number of tokens, including the boundary. For words, the largest number of tokens.</summary>
    public int TokenCount => IsOfWords ? VocabularySize : 1 + Letters;
}
