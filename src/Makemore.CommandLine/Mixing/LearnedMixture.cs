using System.CommandLine;
using Makemore.CommandLine.Options;
using Makemore.CommandLine.Training;

namespace Makemore.CommandLine.Mixing;

/// <summary>A mixture whose weights are learned on the dev part.</summary>
/// <param name="Model">The mixture.</param>
/// <param name="Components">The models of the mixture, in its order.</param>
/// <param name="Words">The lines whose train part the n-grams are counted on.</param>
/// <param name="Dev">The part that the weights are learned on.</param>
/// <param name="Test">The part that nothing is learned on.</param>
internal sealed record LearnedMixture(
    MixtureModel Model, IReadOnlyList<MixtureComponent> Components, Corpus Words, CorpusPart Dev, CorpusPart Test)
{
    /// <summary>Loads the saved models, counts the n-grams on the train part, and learns the weights on the dev part.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="session">The screen and the models.</param>
    /// <param name="names">The files and the names of models that only count.</param>
    /// <param name="options">The options for the data.</param>
    /// <param name="parts">The options for the parts.</param>
    /// <param name="ngrams">The options for the models that only count.</param>
    /// <param name="cancellationToken">Cancels the command.</param>
    public static LearnedMixture Learn(
        ParseResult arguments, Session session, string[] names, NamesOptions options, ProtocolOptions parts, NgramOptions ngrams, CancellationToken cancellationToken)
    {
        SavedModel[] saved = SavedModel.LoadAll(session.Models, [.. names.Where(name => !NgramOptions.IsName(name))]);
        var origin = new CommonOrigin(saved, arguments, options, parts);
        ModelSpec spec = saved[0].Model.Spec;
        Vocabulary vocabulary = saved[0].Model.Vocabulary;
        if (names.Contains(NgramOptions.Cache))
            parts.ThrowUnlessOrdered(origin.Protocol, NgramOptions.Cache);
        MixtureComponent[] components = [.. names.Select(name => NgramOptions.IsName(name) ? ngrams.Create(name, arguments, vocabulary) : Saved(name))];

        var preparation = new Preparation(session.Screen, origin.Data, cancellationToken);
        Protocol protocol = origin.Protocol;
        Corpus words = preparation.Run(options.Reading(arguments), () => origin.Load(spec.Tokens, cancellationToken));
        NamesOptions.ThrowUnlessSplittable(words, protocol, spec.Tokens);
        string[] warnings = preparation.Run("comparing the data with those of the training", () =>
        {
            ForeignLetters.ThrowIfAny(words, vocabulary, "train models on data with this letter");
            return saved.Select(model => model.Origin is { } of ? SeenLines.Warning(model.Path, of, words, protocol) : null).OfType<string>().ToArray();
        });
        foreach (string warning in warnings)
            arguments.InvocationConfiguration.Error.WriteLine(warning);
        return preparation.Run("learning the weights of the mixture", () => Learn(components, words, protocol, spec, cancellationToken));

        MixtureComponent Saved(string path) => new(path, Array.Find(saved, model => model.Path == path)!.Model);
    }

    /// <summary>Counts the n-grams on the train part, and learns the weights on the dev part.</summary>
    /// <param name="components">The models. The n-gram models have not counted yet.</param>
    /// <param name="words">The lines.</param>
    /// <param name="protocol">How to split them.</param>
    /// <param name="spec">The architecture of a neural model in the mixture.</param>
    /// <param name="cancellationToken">Stops the method.</param>
    public static LearnedMixture Learn(
        IReadOnlyList<MixtureComponent> components, Corpus words, Protocol protocol, ModelSpec spec, CancellationToken cancellationToken)
    {
        var mixture = new MixtureModel([.. components.Select(component => component.Model)]);
        (CorpusPart train, CorpusPart dev, CorpusPart test) = CorpusPart.Split(words, protocol, spec, mixture.DataContextLength, cancellationToken);
        foreach (NgramModel ngrams in mixture.Components.OfType<NgramModel>())
            ngrams.Train(train.Examples, cancellationToken);
        mixture.LearnWeights(dev.Examples, cancellationToken: cancellationToken);
        return new LearnedMixture(mixture, components, words, dev, test);
    }
}
