using Makemore.Engine;

namespace Makemore;

/// <summary>
/// Creates the models of one generated class. A factory has the static members of <see cref="ILanguageModel{TSelf}"/>
/// as instance members, so that a list can have several classes. Any number of threads may use one factory.
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
    private readonly Func<ModelSpec> _spec;
    private readonly Func<ModelPreset?> _preset;
    private readonly Func<Vocabulary, int, ILanguageModel> _create;
    private readonly Func<CheckpointInfo, ILanguageModel> _load;

    private ModelFactory(
        string name,
        string? sweep,
        Func<ModelSpec> spec,
        Func<ModelPreset?> preset,
        Func<Vocabulary, int, ILanguageModel> create,
        Func<CheckpointInfo, ILanguageModel> load)
    {
        Name = name;
        Sweep = sweep;
        _spec = spec;
        _preset = preset;
        _create = create;
        _load = load;
    }

    /// <summary>
    /// The name of the class. The name of a class in a sweep has the values of the sweep's arguments, such as
    /// <c>Context3_Embed10_Hidden100</c>. It is unique in the sweep, and it stays the same when the sweep grows. It can
    /// be a file name.
    /// </summary>
    public string Name { get; }

    /// <summary>The name of the sweep's class; null if the class belongs to no sweep.</summary>
    public string? Sweep { get; }

    /// <summary>The architecture of the models, and the table of their parameters.</summary>
    public ModelSpec Spec => _spec();

    /// <summary>The training options that the class declares; null if it declares none.</summary>
    public ModelPreset? Preset => _preset();

    /// <summary>
    /// Creates the factory of a generated class. It does not run the static initializers of the class.
    /// </summary>
    /// <typeparam name="TModel">The class.</typeparam>
    public static ModelFactory Of<TModel>()
        where TModel : ILanguageModel<TModel> => Of<TModel>(sweep: null);

    /// <summary>
    /// Creates the factory of a class in a sweep. It does not run the static initializers of the class.
    /// </summary>
    /// <typeparam name="TModel">The class.</typeparam>
    /// <param name="sweep">The name of the sweep's class; null if the class belongs to no sweep.</param>
    public static ModelFactory Of<TModel>(string? sweep)
        where TModel : ILanguageModel<TModel> => new(
            typeof(TModel).Name,
            sweep,
            static () => TModel.Architecture,
            static () => TModel.Preset,
            static (vocabulary, seed) => TModel.Create(vocabulary, seed),
            static file => TModel.Load(file));

    /// <summary>
    /// Creates a model with the vocabulary of its class. Its initial parameters are those after
    /// <c>torch.manual_seed(seed)</c>.
    /// </summary>
    /// <param name="seed">The seed.</param>
    /// <exception cref="InvalidOperationException">
    /// The class has no vocabulary, because the model reads words.
    /// </exception>
    public ILanguageModel Create(int seed = 42) => _create(Spec.DeclaredVocabulary(), seed);

    /// <summary>
    /// Creates a model with a vocabulary. Its initial parameters are those after <c>torch.manual_seed(seed)</c>.
    /// </summary>
    /// <param name="vocabulary">
    /// The tokens of a word model. For a character model, it must have the tokens of its class.
    /// </param>
    /// <param name="seed">The seed.</param>
    /// <exception cref="ArgumentException">
    /// The vocabulary does not fit the architecture. The message says what to declare.
    /// </exception>
    public ILanguageModel Create(Vocabulary vocabulary, int seed = 42) => _create(vocabulary, seed);

    /// <summary>Reads a model from a safetensors file.</summary>
    /// <param name="path">
    /// A file that <see cref="INextTokenModel.Save"/> wrote, or any file with the same tensors.
    /// </param>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    /// <exception cref="CheckpointException">
    /// The file is not such a file. The message says what is wrong with it.
    /// </exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The program may not read the file.</exception>
    public ILanguageModel Load(string path) => Load(CheckpointInfo.Read(path));

    /// <summary>Reads a model from a safetensors file, or from the file of a mixture.</summary>
    /// <param name="file">
    /// A file of a model of this class, or one of its <see cref="CheckpointInfo.Components"/>. It is opened again.
    /// </param>
    /// <exception cref="CheckpointException">
    /// It is not of such a model. The message says what is wrong with it.
    /// </exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The program may not read the file.</exception>
    public ILanguageModel Load(CheckpointInfo file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return _load(file);
    }

    /// <summary>Reads a model whose class is one of several. The file tells which.</summary>
    /// <param name="path">
    /// A file that <see cref="INextTokenModel.Save"/> wrote, or any file with the same tensors.
    /// </param>
    /// <param name="classes">The classes to choose from. <see cref="Find"/> says how.</param>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    /// <exception cref="CheckpointException">
    /// The file fits none of these classes, or is not such a file. The message says what is wrong with it.
    /// </exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The program may not read the file.</exception>
    public static ILanguageModel LoadAny(string path, params IReadOnlyList<ModelFactory> classes)
    {
        var file = CheckpointInfo.Read(path);
        return Find(file, classes).Load(file);
    }

    /// <summary>
    /// Finds the class that can load a file, without loading it. If several classes can load the file, the class is the
    /// one that the file names, or else the first.
    /// </summary>
    /// <param name="file">The file.</param>
    /// <param name="classes">The classes to choose from.</param>
    /// <exception cref="CheckpointException">
    /// The file fits none of these classes. The message says what is wrong with it.
    /// </exception>
    public static ModelFactory Find(CheckpointInfo file, params IReadOnlyList<ModelFactory> classes)
    {
        ArgumentNullException.ThrowIfNull(file);
        ModelArguments.ThrowIfAnyNull(classes);
        return CheckpointFit.ClassOf(file, classes);
    }

    /// <summary>Returns the name.</summary>
    public override string ToString() => Name;
}
