using Makemore.Engine;

namespace Makemore;

/// <summary>
/// Makes the models of one generated class: what <see cref="ILanguageModel{TSelf}"/> offers as static members, as a
/// value, so that models of several classes can stand in a list.
/// </summary>
/// <example>
/// <code>
/// foreach (ModelFactory factory in NameSweep.Models)
/// {
///     ILanguageModel model = factory.Create(seed: 42);
///     model.Train(data);
///     model.Save($"{factory.Name}.safetensors");
/// }
/// </code>
/// </example>
public sealed class ModelFactory
{
    private readonly Func<int, ILanguageModel> _create;
    private readonly Func<Vocabulary, int, ILanguageModel> _createWith;
    private readonly Func<string, ILanguageModel> _load;

    private ModelFactory(
        ModelSpec spec, Func<int, ILanguageModel> create, Func<Vocabulary, int, ILanguageModel> createWith, Func<string, ILanguageModel> load)
    {
        Spec = spec;
        _create = create;
        _createWith = createWith;
        _load = load;
    }

    /// <summary>
    /// The name of the model's class; in a sweep it says what is particular to the model, as in
    /// <c>Context3_Embed10_Hidden100</c>, and so it is unique there and stays the same as the sweep grows. It is fit to be
    /// a file's name.
    /// </summary>
    public string Name => Spec.Name;

    /// <summary>The architecture of the models, and the table of their parameters.</summary>
    public ModelSpec Spec { get; }

    /// <summary>The factory of a generated class.</summary>
    /// <typeparam name="TModel">The class.</typeparam>
    public static ModelFactory Of<TModel>()
        where TModel : ILanguageModel<TModel> =>
        new(TModel.Architecture, seed => TModel.Create(seed), (vocabulary, seed) => TModel.Create(vocabulary, seed), path => TModel.Load(path));

    /// <summary>A new model, its parameters drawn as <c>torch.manual_seed(seed)</c> would have them.</summary>
    /// <param name="seed">The seed.</param>
    /// <exception cref="InvalidOperationException">The model reads words; it needs a vocabulary.</exception>
    public ILanguageModel Create(int seed = 42) => _create(seed);

    /// <summary>A new model with a vocabulary, its parameters drawn as <c>torch.manual_seed(seed)</c> would have them.</summary>
    /// <param name="vocabulary">The tokens of a model of words; for characters none but the model's own.</param>
    /// <param name="seed">The seed.</param>
    /// <exception cref="ArgumentException">The model cannot have the vocabulary; the message says what to declare.</exception>
    public ILanguageModel Create(Vocabulary vocabulary, int seed = 42) => _createWith(vocabulary, seed);

    /// <summary>Reads a model from a safetensors file.</summary>
    /// <param name="path">A file that <see cref="ILanguageModel.Save"/> wrote, or any with the same tensors.</param>
    /// <exception cref="CheckpointException">The file is not such a file; the message says what is wrong with it.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public ILanguageModel Load(string path) => _load(path);

    /// <summary>Reads a model of one of several classes: the file tells which.</summary>
    /// <param name="path">A file that <see cref="ILanguageModel.Save"/> wrote, or any with the same tensors.</param>
    /// <param name="classes">The classes that it may be of; where several are declared alike, the one that the file names is taken, else the first.</param>
    /// <exception cref="CheckpointException">The file is of none of these classes, or no such file; the message says what is wrong with it.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static ILanguageModel LoadAny(string path, params IReadOnlyList<ModelFactory> classes)
    {
        ArgumentNullException.ThrowIfNull(classes);
        return CheckpointFit.ClassOf(CheckpointInfo.Read(path), classes).Load(path);
    }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
