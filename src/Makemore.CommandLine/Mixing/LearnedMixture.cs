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
    /// <param name="names">The files and the names of n-gram models.</param>
    /// <param name="options">The options for the data.</param>
    /// <param name="parts">The options for the parts.</param>
    /// <param name="ngrams">The options for the n-gram models.</param>
    /// <param name="cancellationToken">Cancels the command.</param>
    public static LearnedMixture Learn(
        ParseResult arguments, Session session, string[] names, NamesOptions options, ProtocolOptions parts, NgramOptions ngrams, CancellationToken cancellationToken)
    {
        SavedModel[] saved = SavedModel.LoadAll(session.Models, [.. names.Where(name => !NgramOptions.IsName(name))]);
        var origin = new CommonOrigin(saved, arguments, options, parts);
        ModelSpec spec = saved[0].Model.Spec;
        Vocabulary vocabulary = saved[0].Model.Vocabulary;
        MixtureComponent[] components = [.. names.Select(name => NgramOptions.IsName(name) ? Counted(name) : Saved(name))];

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

        MixtureComponent Counted(string name)
        {
            NgramModel model = ngrams.Create(name, arguments, vocabulary);
            return new($"{model.Smoothing} of order {model.Order}", model);
        }
    }

    /// <summary>The loss of a component on a part. The component reads the last tokens of the contexts, which are long enough for all.</summary>
    public static float Loss(MixtureComponent component, CorpusPart part) =>
        component.Model.Loss(part.Examples.Shortened(Math.Max(component.Model.ContextLength, 1)));

    private static LearnedMixture Learn(
        MixtureComponent[] components, Corpus words, Protocol protocol, ModelSpec spec, CancellationToken cancellationToken)
    {
        var mixture = new MixtureModel([.. components.Select(component => component.Model)]);
        (CorpusPart train, CorpusPart dev, CorpusPart test) = CorpusPart.Split(words, protocol, spec, mixture.ContextLength, cancellationToken);
        foreach (NgramModel ngrams in mixture.Components.OfType<NgramModel>())
            ngrams.Train(train.Examples, cancellationToken);
        mixture.LearnWeights(dev.Examples, cancellationToken: cancellationToken);
        return new LearnedMixture(mixture, components, words, dev, test);
    }
}
