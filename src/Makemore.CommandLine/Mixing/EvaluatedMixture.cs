using Makemore.CommandLine.Data;
using Makemore.CommandLine.Training;
using Makemore.Engine;

namespace Makemore.CommandLine.Mixing;

/// <summary>A mixture, and the parts of the data that it is evaluated on.</summary>
/// <param name="Model">The mixture.</param>
/// <param name="Components">The models of the mixture, in its order.</param>
/// <param name="Words">The lines of all parts.</param>
/// <param name="Protocol">How the lines are split.</param>
/// <param name="Dev">The part that the weights are learned on.</param>
/// <param name="Test">The part that nothing is learned on.</param>
internal sealed record EvaluatedMixture(
    MixtureModel Model, IReadOnlyList<MixtureComponent> Components, Corpus Words, Protocol Protocol, CorpusPart Dev, CorpusPart Test)
{
    /// <summary>Counts the n-grams on the train part, and learns the weights on the dev part.</summary>
    /// <param name="components">The models. Those without a file have not counted yet.</param>
    /// <param name="words">The lines.</param>
    /// <param name="protocol">How to split them.</param>
    /// <param name="cancellationToken">Stops the method.</param>
    public static EvaluatedMixture Learn(
        IReadOnlyList<MixtureComponent> components, Corpus words, Protocol protocol, CancellationToken cancellationToken)
    {
        var mixture = new MixtureModel([.. components.Select(component => component.Model)]);
        (CorpusPart train, CorpusPart dev, CorpusPart test) = CorpusPart.Split(words, protocol, mixture, cancellationToken);
        foreach (NgramModel ngrams in components.Where(component => component.File is null).Select(component => component.Model).OfType<NgramModel>())
            ngrams.Train(train.Examples, cancellationToken);
        mixture.LearnWeights(dev.Examples, cancellationToken: cancellationToken);
        return new EvaluatedMixture(mixture, components, words, protocol, dev, test);
    }

    /// <summary>A saved mixture. It learns nothing.</summary>
    /// <param name="file">The file.</param>
    /// <param name="mixture">The mixture in it.</param>
    /// <param name="words">The lines.</param>
    /// <param name="protocol">How to split them.</param>
    /// <param name="cancellationToken">Stops the method.</param>
    public static EvaluatedMixture Of(
        CheckpointInfo file, MixtureModel mixture, Corpus words, Protocol protocol, CancellationToken cancellationToken)
    {
        (CorpusPart dev, CorpusPart test) = CorpusPart.HeldOut(words, protocol, mixture, cancellationToken);
        MixtureComponent[] components = [.. mixture.Components.Select((model, i) => MixtureComponent.Of(file.Components[i], model))];
        return new EvaluatedMixture(mixture, components, words, protocol, dev, test);
    }

    /// <summary>Whether a cache is in a model.</summary>
    public static bool HasCache(INextTokenModel model) => model is CacheModel || (model is MixtureModel mixture && mixture.Components.Any(HasCache));

    /// <summary>Saves the mixture with all its models. The entries in the files of the models become entries of the components.</summary>
    /// <param name="path">The file to write.</param>
    /// <param name="losses">The losses on the dev and the test part.</param>
    public void Save(string path, (float Dev, float Test) losses)
    {
        Provenance origin = Provenance.Of(Words.Source, Fingerprint.Of(Words), Protocol) with { DevLoss = losses.Dev, TestLoss = losses.Test };
        var metadata = new Dictionary<string, string>(origin.ToMetadata());
        foreach ((int number, MixtureComponent component) in Components.Index())
        {
            if (component.File is not { } file)
                continue;
            foreach ((string key, string value) in file.Metadata.Where(entry => !ModelSettings.IsReserved(entry.Key)))
                metadata[SavedComponents.Name(number, key)] = value;
            metadata[SavedComponents.Name(number, MixtureComponent.NameKey)] = component.Name;
        }
        Model.Save(path, metadata);
    }
}
