using Makemore.Generators.Parsing;

namespace Makemore.Generators.Model;

/// <summary>A model as it is declared. It is all that the emitters know: values, and none of the compiler's objects.</summary>
internal sealed record ModelDeclaration
{
    /// <summary>The class's name as it is written in C#: with @ where it is a keyword.</summary>
    public required string Name { get; init; }

    /// <summary>The namespace as it is written in C#; empty for the global one.</summary>
    public required string Namespace { get; init; }

    /// <summary>The types around the class, outermost first.</summary>
    public required EquatableArray<ContainingType> ContainingTypes { get; init; }

    /// <summary>What the names of the emitted files begin with: the class's full name.</summary>
    public required string HintName { get; init; }

    /// <summary>Whether the user's own declaration has a documentation comment, which then stays the only summary.</summary>
    public required bool IsDocumented { get; init; }

    /// <summary>Whether the whole assembly can name the class. A private class of another cannot be named outside of that.</summary>
    public required bool IsVisibleInAssembly { get; init; }

    /// <summary>The attribute as the user wrote it; for a model of a sweep, the [Mlp] that would declare it.</summary>
    public required string AttributeText { get; init; }

    public int Context { get; init; }

    public int Embed { get; init; }

    public int Hidden { get; init; }

    public int Depth { get; init; }

    public Activation Activation { get; init; }

    public bool Direct { get; init; }

    public Normalization Normalization { get; init; }

    public bool Residual { get; init; }

    public float Dropout { get; init; }

    public bool Hierarchical { get; init; }

    public Initialization Initialization { get; init; }

    /// <summary>What E's draws are multiplied by; 0 for the initialization's own factor.</summary>
    public float EmbedScale { get; init; }

    /// <summary>What the draws of the logits' weights are multiplied by.</summary>
    public float OutputScale { get; init; } = 1;

    public Backend Backend { get; init; }

    /// <summary>How many hidden layers there are: a hierarchical model has as many as it takes to fuse its context into one.</summary>
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

    /// <summary>Whether the model reads words. It learns its vocabulary only when it is made.</summary>
    public bool IsOfWords => Tokens is Tokens.Words;

    /// <summary>The letters in the order of their numbers, the boundary not among them; a model of words does without.</summary>
    public required string Alphabet { get; init; }

    /// <summary>How many letters (code points) there are.</summary>
    public required int Letters { get; init; }

    /// <summary>How many tokens a model of words may have; 0 for characters.</summary>
    public int VocabularySize { get; init; }

    /// <summary>The class's name as any code of the assembly can write it.</summary>
    public string FullName => "global::" + string.Join(".", [.. Namespace.Length > 0 ? [Namespace] : (string[])[], .. ContainingTypes.Select(type => type.Name), Name]);

    /// <summary>
    /// The namespace of what the class stands on. It holds no names of the user, so that none can clash; a hint name is
    /// unique, and so is this.
    /// </summary>
    public string GeneratedNamespace => "Makemore.Generated." + CSharpName.Of(HintName.Replace(".", "_").Replace("-", "__"));

    /// <summary>How many tokens there are, the boundary among them; for words how many at most.</summary>
    public int TokenCount => IsOfWords ? VocabularySize : 1 + Letters;
}
