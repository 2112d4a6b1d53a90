using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Makemore.Generators.Parsing;

/// <summary>
/// The diagnostics for the declarations of models and sweeps. Each diagnostic has a page in docs/diagnostics.
/// </summary>
internal static class MlpDiagnostics
{
    private const string Pages = "https://github.com/makemore-net/makemore/blob/main/docs/diagnostics/";

    public static readonly DiagnosticDescriptor NotPartial = Create(
        "MLP001",
        "Model is not partial",
        "'{0}' is not partial, so the generator cannot add the model to it; add 'partial'");

    public static readonly DiagnosticDescriptor NotAClass = Create(
        "MLP002",
        "Model is not a class",
        "'{0}' is declared as '{1}', but a model must be a class; declare it as 'partial class'");

    public static readonly DiagnosticDescriptor Static = Create(
        "MLP003",
        "Model is static",
        "'{0}' is static, but a model has instances; remove 'static'");

    public static readonly DiagnosticDescriptor Abstract = Create(
        "MLP004",
        "Model is abstract",
        "'{0}' is abstract, but a model has instances; remove 'abstract'");

    public static readonly DiagnosticDescriptor Generic = Create(
        "MLP005",
        "Model is generic",
        "'{0}' has type parameters, but the code of a model cannot be generic; remove the type parameters");

    public static readonly DiagnosticDescriptor FileLocal = Create(
        "MLP006",
        "Model is a file-local type",
        "'{0}' is a file-local type, but the generated code is in other files; remove 'file'");

    public static readonly DiagnosticDescriptor PrimaryConstructor = Create(
        "MLP007",
        "Model has a primary constructor",
        "'{0}' has a primary constructor, but the generator adds a constructor of its own; remove the parameter list");

    public static readonly DiagnosticDescriptor BaseConstructor = Create(
        "MLP008",
        "Base class cannot be constructed without arguments",
        "'{0}' derives from '{1}', which has no accessible constructor that can be called without arguments; add one to '{1}'");

    public static readonly DiagnosticDescriptor BaseIsModel = Create(
        "MLP009",
        "Model derives from a model",
        "'{0}' and its base class '{1}' are both models, so the members of '{0}' would hide those of '{1}'; derive both from a common base class, or remove one [Mlp]");

    public static readonly DiagnosticDescriptor InheritedMember = Create(
        "MLP010",
        "Generated member would hide an inherited member",
        "The generated member '{2}' of '{0}' would hide the inherited member '{1}.{2}'; rename '{1}.{2}', or derive from another class");

    public static readonly DiagnosticDescriptor RequiredMember = Create(
        "MLP011",
        "Model has a required member",
        "'{0}.{1}' is required, but the generated code creates the model without setting it; remove 'required'");

    public static readonly DiagnosticDescriptor MemberClash = Create(
        "MLP012",
        "Member conflicts with a generated member",
        "'{0}' conflicts with a generated member of '{1}'; rename or remove it");

    public static readonly DiagnosticDescriptor ConstructorNotChained = Create(
        "MLP013",
        "Constructor does not initialize the parameters",
        "'{0}' does not initialize the parameters of the model '{1}', so they stay at 0; call the generated constructor, as in ': this(seed: 42)'");

    public static readonly DiagnosticDescriptor TypeName = Create(
        "MLP014",
        "Type name is already in use",
        "The name '{0}' already belongs to {1}, which the generated code uses; rename the type");

    public static readonly DiagnosticDescriptor SizeOutOfRange = Create(
        "MLP015",
        "Size is out of range",
        "{0} is {1}; it must lie between {2} and {3}");

    public static readonly DiagnosticDescriptor TooLarge = Create(
        "MLP016",
        "Model is too large",
        "{0} would need {1} numbers, but an array holds at most {2}; reduce Context, Embed, Hidden, Depth or the number of tokens");

    public static readonly DiagnosticDescriptor UnknownChoice = Create(
        "MLP017",
        "Value is not a member of the enumeration",
        "{0} is not {1}; choose one of {2}");

    public static readonly DiagnosticDescriptor EmptyAlphabet = Create(
        "MLP018",
        "Alphabet is empty",
        "The alphabet has no letters; write the letters of the corpus, or remove Alphabet");

    public static readonly DiagnosticDescriptor RepeatedLetter = Create(
        "MLP019",
        "Alphabet repeats a letter",
        "The alphabet repeats {0}; write each letter once");

    public static readonly DiagnosticDescriptor BoundaryInAlphabet = Create(
        "MLP020",
        "Alphabet contains the boundary",
        "The alphabet contains '.', which is always token 0, the boundary of a word; remove it");

    public static readonly DiagnosticDescriptor Remnant = Create(
        "MLP021",
        "Alphabet contains an incomplete letter",
        "The alphabet contains {0}, which is not a complete letter; write the whole letter");

    public static readonly DiagnosticDescriptor ControlCharacter = Create(
        "MLP022",
        "Alphabet contains a control character",
        "The alphabet contains {0}, but the words of a corpus contain no control characters and no line breaks; remove {0}");

    public static readonly DiagnosticDescriptor RepeatedAttribute = Create(
        "MLP023",
        "Attribute is repeated",
        "'{0}' has more than one [{1}]; remove all but one");

    public static readonly DiagnosticDescriptor LanguageVersion = Create(
        "MLP024",
        "C# version is too low",
        "The code generated for '{0}' needs C# {1}, but this project uses C# {2}; raise <LangVersion> in the project, or remove it");

    public static readonly DiagnosticDescriptor TorchReference = Create(
        "MLP025",
        "Package Makemore.Torch is not referenced",
        "'{0}' uses Backend.Torch, which needs the package Makemore.Torch; add a reference to the package");

    public static readonly DiagnosticDescriptor TorchBase = Create(
        "MLP026",
        "Torch model has a base class",
        "'{0}' derives from '{1}', but a model with Backend.Torch must derive from TorchModel; remove the base class, or remove Backend.Torch");

    public static readonly DiagnosticDescriptor Record = Create(
        "MLP027",
        "Model is a record",
        "'{0}' is a record, and a copy made by 'with' would share the parameters of the original; declare it as 'partial class'");

    public static readonly DiagnosticDescriptor NotAStaticClass = Create(
        "MLP028",
        "Sweep is not a static class",
        "'{0}' is not a static class, but a sweep only contains models and has no instances; declare it as 'static partial class'");

    public static readonly DiagnosticDescriptor NothingSwept = Create(
        "MLP029",
        "Sweep has no arrays",
        "'{0}' has no array of values, so there is nothing to sweep; write an array, such as Hidden = [100, 200]");

    public static readonly DiagnosticDescriptor NoValues = Create(
        "MLP030",
        "Array is empty",
        "{0} has no values, so the sweep has no models; write at least one value, or omit the argument to use the default");

    public static readonly DiagnosticDescriptor RepeatedValue = Create(
        "MLP031",
        "Value is repeated",
        "{0} contains {1} more than once, which would produce the same model twice; write each value once");

    public static readonly DiagnosticDescriptor SweepTooLarge = Create(
        "MLP032",
        "Sweep is too large",
        "The sweep has {0} models, but the limit is {1}; remove values, or split the sweep into several");

    public static readonly DiagnosticDescriptor FaultyCombination = Create(
        "MLP033",
        "Combination is not valid",
        "{0} of the {1} combinations cannot be a model; the first is {2}: {3}");

    public static readonly DiagnosticDescriptor NumberOutOfRange = Create(
        "MLP034",
        "Number is out of range",
        "{0} is {1}; it must be 0 or more, and below {2}");

    public static readonly DiagnosticDescriptor NoHiddenLayer = Create(
        "MLP035",
        "Option needs a hidden layer",
        "{0} acts on hidden layers, but with Depth = 0 the model has none; remove {0}, or increase Depth");

    public static readonly DiagnosticDescriptor NoLayerForResidual = Create(
        "MLP036",
        "Residual connection is not possible",
        "Residual adds the input of a hidden layer to its output, so both must have the same size, but {0}; remove Residual");

    public static readonly DiagnosticDescriptor ContextNotAPowerOf2 = Create(
        "MLP037",
        "Context does not fit a hierarchical model",
        "Context is {0}, but each layer of a hierarchical model halves the context until one position is left; use 2, 4, 8, 16 or a larger power of 2");

    public static readonly DiagnosticDescriptor DepthOfHierarchy = Create(
        "MLP038",
        "Depth does not match the context",
        "Depth is {0}, but a hierarchical model with Context = {2} has {1} hidden layers; remove Depth");

    public static readonly DiagnosticDescriptor WordsWithoutSize = Create(
        "MLP039",
        "Model of words has no vocabulary size",
        "A model of words needs a maximum size for its vocabulary; write VocabularySize, such as VocabularySize = 5000");

    public static readonly DiagnosticDescriptor SizeOfCharacters = Create(
        "MLP040",
        "Model of characters has a vocabulary size",
        "VocabularySize is for models of words, but the alphabet determines the number of tokens of this model of characters; remove VocabularySize, or add Tokens = Tokens.Words");

    public static readonly DiagnosticDescriptor AlphabetOfWords = Create(
        "MLP041",
        "Model of words has an alphabet",
        "A model of words uses the vocabulary of a text and has no alphabet; remove Alphabet");

    public static readonly DiagnosticDescriptor GeneratedArgument = Create(
        "MLP042",
        "Argument depends on generated code",
        "{0} depends on '{1}', which is in generated code, and a generator cannot read generated code; write the value itself, or declare a constant of your own");

    public static readonly DiagnosticDescriptor NoLayerForSharedOutput = Create(
        "MLP043",
        "Shared output weights are not possible",
        "SharedOutput makes the embedding the weights of the output layer, so the hidden layer before it must have Embed = {0} units, but {1}, or remove SharedOutput");

    public static readonly DiagnosticDescriptor NoOutputWeights = Create(
        "MLP044",
        "OutputScale has no effect",
        "OutputScale is the factor of the output layer's initial weights, but with SharedOutput the weights are the embedding; remove OutputScale, or write EmbedScale instead");

    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        NotPartial, NotAClass, Static, Abstract, Generic, FileLocal, PrimaryConstructor, BaseConstructor,
        BaseIsModel, InheritedMember, RequiredMember, MemberClash, ConstructorNotChained, TypeName,
        SizeOutOfRange, TooLarge, UnknownChoice, EmptyAlphabet, RepeatedLetter, BoundaryInAlphabet,
        Remnant, ControlCharacter, RepeatedAttribute, LanguageVersion,
        TorchReference, TorchBase, Record,
        NotAStaticClass, NothingSwept, NoValues, RepeatedValue, SweepTooLarge, FaultyCombination,
        NumberOutOfRange, NoHiddenLayer, NoLayerForResidual, ContextNotAPowerOf2, DepthOfHierarchy,
        WordsWithoutSize, SizeOfCharacters, AlphabetOfWords, GeneratedArgument,
        NoLayerForSharedOutput, NoOutputWeights,
    ];

    private static DiagnosticDescriptor Create(string id, string title, string message) =>
        new(id, title, message, "Makemore", DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: $"{Pages}{id}.md");
}
