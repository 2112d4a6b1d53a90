using System.ComponentModel;
using System.Numerics.Tensors;

namespace Makemore.Engine;

/// <summary>
/// The layers of a model, and their working memory. A network serves one operation at a time. Operations on several
/// threads each have a network of their own, over the same parameters. This type supports generated code; use the
/// model's own members instead.
/// </summary>
/// <typeparam name="TTile">The generated tile, which has the forward pass and the backward pass.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract unsafe class Network<TTile>
    where TTile : Tile
{
    /// <summary>
    /// The smallest number of contexts, times the number of parameters, with which several threads are faster than one,
    /// with the cost of their synchronization.
    /// </summary>
    private const long WorthSharing = 1 << 20;

    /// <summary>
    /// The smallest such number with which a batch has at least two parts. A thread then takes half of the contexts through
    /// all layers, and their activations stay in the caches of its processor core. If the batch were one part, the threads
    /// would share each product and exchange the activations.
    /// </summary>
    private const long WorthTwoParts = 1 << 23;

    /// <summary>
    /// The smallest number of gradients of all parts with which several threads add them up faster than one.
    /// </summary>
    private const int WorthAddingTogether = 1 << 16;

    private readonly OrderedDictionary<string, Parameter> _parameters;
    private readonly ParameterMemory _values;
    private readonly ParameterMemory _gradients;
    private readonly List<Layer> _layers = [];
    private readonly List<BatchNorm> _batchNorms = [];
    private readonly Team _team = new();
    private readonly Products _products;
    private readonly Pool<TTile> _tiles;
    private readonly double[] _sums = new double[TileCut.MostParts];
    private readonly AnyContext _anyContext;

    /// <summary>The tile of a batch that is one part. It has room for the largest such tile so far.</summary>
    private TTile? _large;

    /// <summary>The tile of a single context.</summary>
    private TTile? _single;

    // The delegates that the team runs, and the data that they work on. The delegates are created once, so that a step
    // allocates nothing.
    private readonly Action<int> _takePart;
    private readonly Action<int> _addSlice;
    private Batch _batch = null!;
    private Func<TTile, double> _body = null!;
    private TileCut _cut;
    private DropoutNoise? _noise;
    private float _labelSmoothing;
    private bool _isTraining;
    private int _accumulatorSize;

    /// <summary>The accumulators of the parts, one below the other.</summary>
    private AlignedFloats _accumulators = new(0);

    /// <summary>Makes a network over a model's parameters.</summary>
    /// <param name="model">The model.</param>
    protected Network(SimdModel<TTile> model)
    {
        ArgumentNullException.ThrowIfNull(model);
        Spec = model.Spec;
        _values = model.Values;
        _gradients = new ParameterMemory(ParameterMemory.LengthOf(Spec));
        _parameters = _values.Parameters(Spec, _gradients);
        _products = new Products(_team);
        _tiles = new(() => NewTile(TileCut.TileRows));
        _anyContext = new AnyContext(new int[Spec.Context], Spec.VocabularySize);
        _takePart = TakePart;
        _addSlice = AddSlice;
    }

    /// <summary>The model's architecture.</summary>
    protected ModelSpec Spec { get; }

    /// <summary>How many threads may work on an operation.</summary>
    internal int Threads
    {
        get => _team.Threads;
        set => _team.Threads = value;
    }

    /// <summary>How many runs the threads have shared.</summary>
    internal int SharedRuns => _team.SharedRuns;

    /// <summary>Makes a tile of this network.</summary>
    /// <param name="rows">The largest number of contexts that it can have.</param>
    protected abstract TTile CreateTile(int rows);

    /// <summary>A parameter of the model.</summary>
    /// <param name="name">Its name in the table.</param>
    protected Parameter Parameter(string name) => _parameters[name];

    /// <summary>Adds a layer to the network.</summary>
    /// <typeparam name="TLayer">Its type.</typeparam>
    /// <param name="layer">The layer.</param>
    /// <returns>The layer.</returns>
    protected TLayer Add<TLayer>(TLayer layer)
        where TLayer : Layer
    {
        ArgumentNullException.ThrowIfNull(layer);
        if (layer is BatchNorm norm)
            _batchNorms.Add(norm);
        _layers.Add(layer);
        return layer;
    }

    /// <summary>Sends a batch through the network in tiles, and adds up what the body returns for each.</summary>
    internal double ForEachTile(Batch batch, Func<TTile, double> body)
    {
        Prepare(batch, isTraining: false);
        return Run(batch, body, new TileCut(batch.Rows, TileCut.TileRows, isOnePart: false));
    }

    /// <summary>The same, and sets every parameter's gradient to the sum over the tiles' backward passes.</summary>
    internal double LearnFromEachTile(Batch batch, DropoutNoise? noise, float labelSmoothing, Func<TTile, double> body)
    {
        Prepare(batch, isTraining: true, noise, labelSmoothing);
        TileCut cut = CutForGradients(batch);
        _accumulators = _accumulators.OrLonger((long)cut.Parts * AccumulatorStride);
        double sum = Run(batch, body, cut);
        if (cut.Parts > 1)
            _team.Run(TileCut.MostParts, _addSlice, cut.Parts * _accumulatorSize >= WorthAddingTogether);
        foreach (Layer layer in _layers)
            layer.Finish(Accumulators(part: 0) + layer.AccumulatorOffset, _products);
        return sum;
    }

    /// <summary>A tile of one context. The network computes with the parameters as they are now.</summary>
    internal TTile TileOf(ReadOnlySpan<int> context) => Single(new OneContext(context.ToArray(), Spec.VocabularySize));

    /// <summary>
    /// A tile of one context, which <see cref="Read"/> sets. The network computes with the parameters as they are now.
    /// </summary>
    internal TTile TileOfAnyContext() => Single(_anyContext);

    /// <summary>Sets the context of the tile of any context.</summary>
    internal void Read(ReadOnlySpan<int> context) => _anyContext.Read(context);

    /// <summary>Moves the running statistics toward those of the last batch.</summary>
    internal void UpdateRunningStatistics()
    {
        foreach (BatchNorm norm in _batchNorms)
            norm.UpdateRunningStatistics();
    }

    /// <summary>A copy of the gradient of every learned parameter, by name.</summary>
    internal IReadOnlyDictionary<string, Tensor<float>> CopyGradients() =>
        TensorTable.Of(_parameters.Values.Where(parameter => parameter.Spec.IsLearned), parameter => parameter.GradientTensor());

    /// <summary>Overwrites the values of the parameters and of the running statistics.</summary>
    internal void SetParameters(IReadOnlyDictionary<string, Tensor<float>> values)
    {
        foreach ((string name, Parameter parameter) in _parameters)
            values[name].Numbers().CopyTo(parameter.Values);
    }

    /// <summary>Makes an optimizer, which updates the parameters by the gradients.</summary>
    internal SimdOptimizer CreateOptimizer(TrainingOptions options) =>
        new(options, [.. _parameters.Values], _values.Floats, _gradients.Floats, _team);

    /// <summary>Makes a second set of the parameters.</summary>
    internal IParameterCopy CopyParameters() => new ParameterCopy(_values.Floats, _team);

    private void Prepare(Batch batch, bool isTraining, DropoutNoise? noise = null, float labelSmoothing = 0)
    {
        _isTraining = isTraining;
        _noise = noise;
        _labelSmoothing = labelSmoothing;
        long size = 0;
        foreach (Layer layer in _layers)
        {
            layer.Prepare(batch, isTraining, _products);
            layer.AccumulatorOffset = size;
            size += layer.AccumulatorSize;
        }
        // Only a training adds up gradients.
        _accumulatorSize = isTraining ? AlignedFloats.ToLength(size) : 0;
    }

    private TTile Single(OneContext context)
    {
        Prepare(context, isTraining: false);
        TTile tile = _single ??= NewTile(rows: 1);
        tile.Begin(context, isTraining: false, noise: null, labelSmoothing: 0);
        tile.Take(firstRow: 0, rows: 1);
        return tile;
    }

    /// <summary>
    /// How a batch is cut in training. A batch normalization needs all rows in one tile, to compute the batch's own
    /// mean and variance.
    /// </summary>
    private TileCut CutForGradients(Batch batch) =>
        _batchNorms.Count > 0 ? new TileCut(batch.Rows, batch.Rows, isOnePart: true)
        : _accumulatorSize > Layer.MostAccumulators || _layers.Exists(layer => layer.GathersInPlace) ? new TileCut(batch.Rows, TileCut.LargeTileRows, isOnePart: true)
        : new TileCut(batch.Rows, TileCut.TileRows, isOnePart: false, leastParts: Work(batch) >= WorthTwoParts ? 2 : 1);

    /// <summary>The number of a batch's contexts, times the number of parameters.</summary>
    private long Work(Batch batch) => (long)batch.Rows * _values.Floats.Length;

    private int AccumulatorStride => Activations.StrideOf(_accumulatorSize);

    private float* Accumulators(int part) => _accumulators.Pointer + (nint)part * AccumulatorStride;

    private double Run(Batch batch, Func<TTile, double> body, TileCut cut)
    {
        _batch = batch;
        _body = body;
        _cut = cut;
        _team.Run(cut.Parts, _takePart, Work(batch) >= WorthSharing);
        return TensorPrimitives.Sum<double>(_sums.AsSpan(0, cut.Parts));
    }

    private void TakePart(int part)
    {
        TTile tile = Rent();
        tile.Begin(_batch, _isTraining, _noise, _labelSmoothing);
        if (_isTraining)
        {
            // The part's gradients start at zero.
            new Span<float>(Accumulators(part), _accumulatorSize).Clear();
            tile.GatherIn(Accumulators(part));
        }
        double sum = 0;
        int end = _cut.FirstRow(part + 1);
        for (int row = _cut.FirstRow(part); row < end; row += tile.Rows)
        {
            tile.Take(row, _cut.RowsOfTile(end - row));
            sum += _body(tile);
        }
        _sums[part] = sum;
        if (tile != _large)
            _tiles.Return(tile);
    }

    /// <summary>Adds one slice of every part's gradients to the gradients of the first part.</summary>
    private void AddSlice(int slice)
    {
        int start = Slices.Start(slice, TileCut.MostParts, _accumulatorSize, Kernels.Padding);
        int end = Slices.Start(slice + 1, TileCut.MostParts, _accumulatorSize, Kernels.Padding);
        Kernels.Best.AddRows(Accumulators(part: 1) + start, _cut.Parts - 1, AccumulatorStride, end - start, Accumulators(part: 0) + start);
    }

    private TTile Rent()
    {
        if (!_cut.IsOnePart)
            return _tiles.Rent();
        if (_large is null || _large.Capacity < _cut.MostRows)
            _large = NewLargeTile(_cut.MostRows);
        return _large;
    }

    private TTile NewLargeTile(int rows)
    {
        try
        {
            return NewTile(rows);
        }
        catch (OutOfMemoryException exception) when (_batchNorms.Count > 0)
        {
            throw new InsufficientMemoryException($"Batch normalization takes all {rows} contexts of a batch at once, and there is no room for them; use a smaller {nameof(TrainingOptions.BatchSize)} or less data.", exception);
        }
    }

    private TTile NewTile(int rows)
    {
        TTile tile = CreateTile(rows);
        tile.Join(_team);
        return tile;
    }
}
