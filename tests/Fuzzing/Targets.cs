using Makemore.Generators.Tests.Pipeline;
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
        new("checkpoints", SafetensorsHeaderTests.AChangedFileIsReadOrRefused),
        new("data",
            VocabularyTests.DecodesWhatItEncoded,
            WordTokenizerTests.CutsTheSameAgain,
            ContextDatasetTests.IsTheNotebooks,
            ContextTableTests.NumbersContextsInOrder,
            CorpusSplitTests.PartsHoldEveryWordOnce),
        new("ngrams", KneserNeyTests.IsTheReference, AddKTests.SumsToOne, MixtureModelTests.LikelihoodNeverFalls),
        new("threads", Numerics.Tests.ThreadTests.ReadersDoNotMeet),
        new("resuming", Numerics.Tests.Resuming.ResumeTests.ResumesToTheBit),
        new("notebook", Numerics.Tests.NotebookTests.ConcatenationKeepsPosition),
    ];
}
