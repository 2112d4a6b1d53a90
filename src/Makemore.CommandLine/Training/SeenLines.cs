using Makemore.CommandLine.Data;

namespace Makemore.CommandLine.Training;

/// <summary>Finds out whether a model was trained on the lines that it is evaluated on.</summary>
internal static class SeenLines
{
    /// <summary>The warning if lines of the dev or test part may have been in the train part of the model; otherwise null.</summary>
    /// <param name="model">The file of the model.</param>
    /// <param name="origin">Where the model comes from.</param>
    /// <param name="corpus">The corpus that the model is evaluated on.</param>
    /// <param name="protocol">The protocol that the model is evaluated with.</param>
    public static string? Warning(string model, Provenance origin, Corpus corpus, Protocol protocol)
    {
        bool isSameCorpus = Fingerprint.Of(corpus) == origin.Fingerprint;
        if (isSameCorpus && protocol.HasPartsOf(origin.Protocol))
            return null;
        string trained = $"warning: {model} was trained on split {origin.Protocol.Name} of {FileText.Line(origin.Data)}";
        if ((isSameCorpus ? corpus : TrainedOn(origin)) is not { } original)
            return $"{trained}, which cannot be read here; its train part may have had lines that are dev or test lines now";
        Corpus train = origin.Protocol.Parts(original).Train;
        (_, Corpus dev, Corpus test) = protocol.Parts(corpus);
        int seenDev = CommonLines.Count(train, dev), seenTest = CommonLines.Count(train, test);
        return seenDev + seenTest > 0
            ? $"{trained}; {seenDev:N0} of {dev.Count:N0} dev lines and {seenTest:N0} of {test.Count:N0} test lines were in its train part"
            : null;
    }

    private static Corpus? TrainedOn(Provenance origin)
    {
        try
        {
            return origin.Load();
        }
        catch (CorpusException)
        {
            return null;
        }
    }
}
