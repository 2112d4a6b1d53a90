using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Makemore.Generators.Parsing;

/// <summary>What can be wrong with the declaration of a model or a sweep. Each has a page in docs/diagnostics.</summary>
internal static class MlpDiagnostics
{
    private const string Pages = "https://github.com/makemore-net/makemore/blob/main/docs/diagnostics/";

    public static readonly DiagnosticDescriptor NotPartial = Create(
        "MLP001",
        "Model is not partial",
        "'{0}' is not partial, so no model can be written into it; add 'partial'");

    public static readonly DiagnosticDescriptor NotAClass = Create(
        "MLP002",
        "Model is not a class",
        "'{0}' is a {1}, and a model is a class; declare it as 'partial class'");

    public static readonly DiagnosticDescriptor Static = Create(
        "MLP003",
        "Model is static",
        "'{0}' is static, and a model has instances; remove 'static'");

    public static readonly DiagnosticDescriptor Abstract = Create(
        "MLP004",
        "Model is abstract",
        "'{0}' is abstract, and a model has instances; remove 'abstract'");

    public static readonly DiagnosticDescriptor Generic = Create(
        "MLP005",
        "Model is generic",
        "'{0}' has type parameters, and a model is written once, for one shape; remove them");

    public static readonly DiagnosticDescriptor FileLocal = Create(
        "MLP006",
        "Model is local to a file",
        "'{0}' is local to its file, and a model is written in other files; remove 'file'");

    public static readonly DiagnosticDescriptor PrimaryConstructor = Create(
        "MLP007",
        "Model has a primary constructor",
        "'{0}' has a primary constructor, and a model is made by '{0}(int seed = 42)'; remove the parameter list");

    public static readonly DiagnosticDescriptor BaseConstructor = Create(
        "MLP008",
        "Base class cannot be constructed without arguments",
        "'{0}' derives from '{1}', which has no accessible constructor that takes no arguments; add one to '{1}'");

    public static readonly DiagnosticDescriptor BaseIsModel = Create(
        "MLP009",
        "Model derives from a model",
        "'{0}' derives from the model '{1}', whose members its own would hide; derive both from a common class, or remove one [Mlp]");

    public static readonly DiagnosticDescriptor InheritedMember = Create(
        "MLP010",
        "Inherited member has the name of one of the model's",
        "'{0}' inherits '{1}.{2}', which the model's own '{2}' would hide; rename '{1}.{2}' or derive from another class");

    public static readonly DiagnosticDescriptor RequiredMember = Create(
        "MLP011",
        "Model has a required member",
        "'{0}.{1}' is required, and a model is made from a seed alone; remove 'required'");

    public static readonly DiagnosticDescriptor MemberClash = Create(
        "MLP012",
        "Member has the name of one of the model's",
        "'{0}' takes the place of a member that '{1}' is given; rename or remove it");

    public static readonly DiagnosticDescriptor ConstructorNotChained = Create(
        "MLP013",
        "Constructor does not initialize the parameters",
        "'{0}' leaves the parameters of the model '{1}' at 0; let it call the model's own constructor, with ': this(seed: 42)'");

    public static readonly DiagnosticDescriptor TypeName = Create(
        "MLP014",
        "Name is taken",
        "'{0}' cannot be the name of this type, because it is that of {1}, which the model's code needs; rename the type");

    public static readonly DiagnosticDescriptor SizeOutOfRange = Create(
        "MLP015",
        "Size is out of range",
        "{0} is {1}; it must lie between {2} and {3}");

    public static readonly DiagnosticDescriptor TooLarge = Create(
        "MLP016",
        "Model is too large",
        "{0} would take {1} numbers, and an array holds {2} at most; reduce Context, Embed, Hidden, Depth or the number of tokens");

    public static readonly DiagnosticDescriptor UnknownChoice = Create(
        "MLP017",
        "Choice is unknown",
        "{0} is not {1}; choose one of {2}");

    public static readonly DiagnosticDescriptor EmptyAlphabet = Create(
        "MLP018",
        "Alphabet is empty",
        "The alphabet has no letters; write those of the corpus, or leave the argument out for a to z");

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
        "Alphabet is not well-formed",
        "The alphabet contains {0}, which is not a letter but what is left of one; write the whole letter");

    public static readonly DiagnosticDescriptor ControlCharacter = Create(
        "MLP022",
        "Alphabet contains a control character",
        "The alphabet contains {0}, and a corpus has no control characters or line breaks within a word; remove it");

    public static readonly DiagnosticDescriptor RepeatedAttribute = Create(
        "MLP023",
        "Model is declared twice",
        "'{0}' has more than one [{1}]; remove all but one");

    public static readonly DiagnosticDescriptor LanguageVersion = Create(
        "MLP024",
        "C# version is too low",
        "What is written into '{0}' is C# {1}, and this project uses C# {2}; remove <LangVersion> from the project or raise it");

    public static readonly DiagnosticDescriptor TorchReference = Create(
        "MLP025",
        "Torch backend is not referenced",
        "'{0}' asks for Backend.Torch, which is in the package Makemore.Torch; add a reference to it");

    public static readonly DiagnosticDescriptor TorchBase = Create(
        "MLP026",
        "Torch model has a base class",
        "'{0}' derives from '{1}', and under Backend.Torch a model derives from TorchModel; remove the base class or the backend");

    public static readonly DiagnosticDescriptor Record = Create(
        "MLP027",
        "Model is a record",
        "'{0}' is a record, and a copy made by 'with' would share the parameters of the original; declare it as 'partial class'");

    public static readonly DiagnosticDescriptor NotAStaticClass = Create(
        "MLP028",
        "Sweep is not a static class",
        "'{0}' is not a static class, and a sweep has no instances, but models in it that have; declare it as 'static partial class'");

    public static readonly DiagnosticDescriptor NothingSwept = Create(
        "MLP029",
        "Sweep has no arrays",
        "'{0}' has no array of values, so that there is nothing to sweep; write one, such as Hidden = [100, 200]");

    public static readonly DiagnosticDescriptor NoValues = Create(
        "MLP030",
        "Array is empty",
        "{0} has no values, so that the sweep has no models; write at least one, or leave the argument out for the default");

    public static readonly DiagnosticDescriptor RepeatedValue = Create(
        "MLP031",
        "Value is repeated",
        "{0} has {1} more than once, which would make the same model again; write each value once");

    public static readonly DiagnosticDescriptor SweepTooLarge = Create(
        "MLP032",
        "Sweep is too large",
        "The sweep has {0} models, and at most {1} are written; remove values, or part it in several");

    public static readonly DiagnosticDescriptor FaultyCombination = Create(
        "MLP033",
        "Combination is not a model",
        "Of the {1} combinations, {0} cannot be a model, first {2}: {3}");

    public static readonly DiagnosticDescriptor NumberOutOfRange = Create(
        "MLP034",
        "Number is out of range",
        "{0} is {1}; it must be 0 or more, and below {2}");

    public static readonly DiagnosticDescriptor NoHiddenLayer = Create(
        "MLP035",
        "Option has no hidden layer to act on",
        "{0} acts on hidden layers, and with Depth = 0 there is none; remove one of them");

    public static readonly DiagnosticDescriptor NoLayerForResidual = Create(
        "MLP036",
        "Residual has no layer to go around",
        "Residual adds what a layer reads to what it gives, which must be as much, and {0}; remove Residual");

    public static readonly DiagnosticDescriptor ContextNotAPowerOf2 = Create(
        "MLP037",
        "Context cannot be halved to the end",
        "A hierarchical model's layers each halve the context until one position is left, and Context is {0}; take 2, 4, 8, 16 or a larger power of 2");

    public static readonly DiagnosticDescriptor DepthOfHierarchy = Create(
        "MLP038",
        "Depth follows from the context",
        "Depth is {0}, and a hierarchical model has {1} hidden layers for a Context of {2}; remove Depth");

    public static readonly DiagnosticDescriptor WordsWithoutSize = Create(
        "MLP039",
        "Words have no vocabulary size",
        "A model of words must say how many tokens its vocabulary has at most; write VocabularySize, such as VocabularySize = 5000");

    public static readonly DiagnosticDescriptor SizeOfCharacters = Create(
        "MLP040",
        "Characters have a vocabulary size",
        "VocabularySize is for models of words, and the alphabet tells how many characters there are; remove it, or write Tokens = Tokens.Words");

    public static readonly DiagnosticDescriptor AlphabetOfWords = Create(
        "MLP041",
        "Words have an alphabet",
        "A model of words has no alphabet: it is given the vocabulary of a text; remove Alphabet");

    public static readonly DiagnosticDescriptor GeneratedArgument = Create(
        "MLP042",
        "Argument depends on generated code",
        "{0} depends on '{1}', which is in generated code, and a generator cannot see that; write the number, or declare a constant of your own");

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
    ];

    private static DiagnosticDescriptor Create(string id, string title, string message) =>
        new(id, title, message, "Makemore", DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: $"{Pages}{id}.md");
}
