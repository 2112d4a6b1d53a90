using System.CommandLine;
using Makemore.CommandLine.Files;
using Makemore.CommandLine.Options;

namespace Makemore.CommandLine.Mixing;

/// <summary>Learns the mixture that a command line names.</summary>
internal static class LearnedMixture
{
    /// <summary>Loads the saved models, counts the n-grams on the train part, and learns the weights on the dev part.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="session">The screen and the models.</param>
    /// <param name="names">The files and the names of models that only count.</param>
    /// <param name="options">The options for the data.</param>
    /// <param name="parts">The options for the parts.</param>
    /// <param name="ngrams">The options for the models that only count.</param>
    /// <param name="files">The files of the command, to which the data are added.</param>
    /// <param name="cancellationToken">Cancels the command.</param>
    public static EvaluatedMixture Of(
        ParseResult arguments,
        Session session,
        string[] names,
        NamesOptions options,
        ProtocolOptions parts,
        NgramOptions ngrams,
        CommandFiles files,
        CancellationToken cancellationToken)
    {
        SavedModel[] saved = SavedModel.LoadAll(session.Models, [.. names.Where(name => !NgramOptions.IsName(name))]);
        var origin = new CommonOrigin(saved, arguments, options, parts);
        files.Read(origin.DataName, origin.Data);
        Vocabulary vocabulary = saved[0].Model.Vocabulary;
        MixtureComponent[] components = [.. names.Select(name => NgramOptions.IsName(name) ? ngrams.Create(name, arguments, vocabulary) : Saved(name))];
        if (components.Any(component => EvaluatedMixture.HasCache(component.Model)))
            parts.ThrowUnlessOrdered(origin.Protocol, NgramOptions.Cache);

        var preparation = new Preparation(session.Screen, origin.Data, cancellationToken);
        Corpus words = origin.Load(preparation, mustSplit: true);
        return preparation.Run("learning the weights of the mixture", () => EvaluatedMixture.Learn(components, words, origin.Protocol, cancellationToken));

        MixtureComponent Saved(string path) => MixtureComponent.Of(Array.Find(saved, model => model.Path == path)!);
    }
}
