using Makemore.CommandLine.Tests.Inputs;
using Makemore.Generators.Tests.Pipeline;
using Makemore.Tests;
using Makemore.Tests.Checkpoints;
using Makemore.Tests.Data;
using Makemore.Tests.Ngrams;

namespace Makemore.Fuzzing;

/// <summary>All targets of the fuzzing command.</summary>
internal static class Targets
{
    /// <summary>The targets, in the order of the search.</summary>
    public static IReadOnlyList<Target> All { get; } =
    [
        new("declarations", RandomDeclarationTests.EmittedCodeCompiles),
        new("edits", RandomEditTests.NothingIsStale),
        new("checkpoints", FileInputTests.ACheckpointIsReadOrRefused) { CasesInIteration = 100 },
        new("checkpoint-files", SafetensorsHeaderTests.AChangedFileIsReadOrRefused),
        new("corpora", FileInputTests.ACorpusIsReadOrRefused) { CasesInIteration = 100 },
        new("vocabularies", FileInputTests.AVocabularyIsReadOrRefused) { CasesInIteration = 100 },
        new("ngram-files", FileInputTests.AnNgramFileIsReadOrRefused) { CasesInIteration = 100 },
        new("mixture-files", FileInputTests.AMixtureFileIsReadOrRefused) { CasesInIteration = 100 },
        new("training-options", OptionInputTests.TrainingOptionsAreUsedOrRefused) { CasesInIteration = 10 },
        new("sampling-options", OptionInputTests.SamplingOptionsAreUsedOrRefused) { CasesInIteration = 10 },
        new("training-states", StateInputTests.AStateIsResumedOrRefused),
        new("arguments", DeclarationInputTests.ArgumentsAreDeclaredOrRefused),
        new("results", ResultsInputTests.AFileOfResultsIsReadOrRefused),
        new("command-line", CommandLineInputTests.ArgumentsAreUsedOrRefused),
        new("data",
            VocabularyTests.DecodesWhatItEncoded,
            WordTokenizerTests.CutsTheSameAgain,
            ContextDatasetTests.IsTheNotebooks,
            ContextTableTests.NumbersContextsInOrder,
            CorpusSplitTests.PartsHoldEveryWordOnce,
            OrderedSplitTests.ThePartsAreTheText),
        new("ngrams", KneserNeyTests.IsTheReference, AddKTests.SumsToOne, MixtureModelTests.LikelihoodNeverFalls, CacheModelTests.TheEarlierExamplesAreTheContext),
        new("threads", Numerics.Tests.ThreadTests.ReadersDoNotMeet),
        new("resuming", Numerics.Tests.Resuming.ResumeTests.ResumesToTheBit),
        new("notebook", Numerics.Tests.NotebookTests.ConcatenationKeepsPosition),
    ];
}
