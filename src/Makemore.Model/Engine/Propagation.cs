using System.Numerics.Tensors;

namespace Makemore.Engine;

/// <summary>
/// Sends batches through a network: in tiles that stay in the cache, the tiles in parts that threads share out. How a
/// batch is cut depends on its size alone and the parts' gradients are added in their order, so that the result has the
/// same bits for any number of threads.
/// </summary>
internal sealed unsafe class Propagation
{
    /// <summary>The contexts of a tile at most; a multiple of the rows that a matrix product takes at once.</summary>
    private const int TileRows = 120;

    /// <summary>The contexts of a tile of a large network at most: its weights and their gradients go through memory once a tile.</summary>
    private const int LargeTileRows = 258;

    /// <summary>Parts that a batch is cut in at most: enough for many threads, few enough to add up in no time.</summary>
    private const int MostParts = 16;

    /// <summary>
    /// A network with more gradients than this takes its batches in one part, and shares out each product instead: adding
    /// up the parts would cost more than the threads' meeting at every product.
    /// </summary>
    private const int LargeNetwork = 1 << 18;

    private readonly Network _network;
    private readonly Team _team;
    private readonly Pool<Pass> _passes;

    /// <summary>Holds the large tiles of batches that are taken in one part.</summary>
    private Pass? _large;

    private readonly List<AlignedFloats> _accumulators = [];
    private readonly double[] _nll = new double[MostParts];

    // The bodies that the team runs, made once so that a step allocates nothing, and what they work on.
    private readonly Action<int> _forwardPart;
    private readonly Action<int> _backwardPart;
    private readonly Action<int> _addSlice;
    private Batch _batch = null!;
    private int _parts;
    private bool _isTraining;
    private bool _takesOnePart;
    private DropoutNoise? _noise;

    public Propagation(Network network, Team team)
    {
        _network = network;
        _team = team;
        _passes = new(() => NewPass(TileRows));
        _forwardPart = ForwardPart;
        _backwardPart = BackwardPart;
        _addSlice = AddSlice;
    }

    /// <summary>The batch's negative log-likelihood, in nats, summed over its examples.</summary>
    public double Forward(Batch batch)
    {
        _isTraining = false;
        _noise = null;
        Cut(batch, inOnePart: false);
        _team.Run(_parts, _forwardPart);
        return TensorPrimitives.Sum<double>(_nll.AsSpan(0, _parts));
    }

    /// <summary>The logarithm of the probability of each of the batch's pairs of a context and a target.</summary>
    public float[] LogProbabilities(Batch batch)
    {
        float[] pairs = new float[batch.Pairs];
        _isTraining = false;
        _noise = null;
        Cut(batch, inOnePart: false);
        _team.Run(_parts, part =>
        {
            Pass pass = Rent();
            SendTiles(pass, part, pass =>
            {
                pass.Forward();
                return pass.Softmax.Nll(pass.Logits, pass, withGradients: false, pairs);
            });
            Return(pass);
        });
        return pairs;
    }

    /// <summary>The same as <see cref="Forward"/>, and the gradients of the batch's mean loss.</summary>
    /// <param name="batch">The examples.</param>
    /// <param name="noise">What units are dropped by; null drops none.</param>
    /// <param name="gradients">Where the layers find what was gathered.</param>
    public double Backward(Batch batch, DropoutNoise? noise, out AlignedFloats gradients)
    {
        _isTraining = true;
        _noise = noise;
        Cut(batch, _network.GathersInPlace || _network.AccumulatorSize > LargeNetwork || _network.NormalizesBatches);
        MakeAccumulators();
        _team.Run(_parts, _backwardPart);
        if (_parts > 1)
            _team.Run(MostParts, _addSlice);
        gradients = _accumulators[0];
        return TensorPrimitives.Sum<double>(_nll.AsSpan(0, _parts));
    }

    private void MakeAccumulators()
    {
        for (int part = 0; part < _parts; part++)
        {
            if (part == _accumulators.Count)
                _accumulators.Add(new AlignedFloats(_network.AccumulatorSize));
            else
                _accumulators[part] = _accumulators[part].OrLonger(_network.AccumulatorSize);
        }
    }

    private void Cut(Batch batch, bool inOnePart)
    {
        _batch = batch;
        _takesOnePart = inOnePart;
        _parts = inOnePart ? 1 : Math.Clamp(Slices.Pieces(batch.Rows, TileRows), 1, MostParts);
    }

    private void ForwardPart(int part)
    {
        Pass pass = Rent();
        SendTiles(pass, part, static pass =>
        {
            pass.Forward();
            return CrossEntropy.Forward(pass.Logits, pass);
        });
        Return(pass);
    }

    private void BackwardPart(int part)
    {
        Pass pass = Rent();
        pass.GatherIn(_accumulators[part]);
        _accumulators[part].Span[.._network.AccumulatorSize].Clear();
        SendTiles(pass, part, static pass =>
        {
            pass.Forward();
            return pass.Backward();
        });
        Return(pass);
    }

    /// <summary>Goes through a part tile by tile, and keeps the sum of what each gives: its negative log-likelihood.</summary>
    private void SendTiles(Pass pass, int part, Func<Pass, double> tile)
    {
        double nll = 0;
        int end = FirstRow(part + 1);
        pass.Begin(_batch, _isTraining, _noise);
        for (int row = FirstRow(part); row < end; row += pass.Rows)
        {
            pass.Take(row, TileOf(end - row));
            nll += tile(pass);
        }
        _nll[part] = nll;
    }

    /// <summary>Adds every part's gradients to the first's, over one slice of them.</summary>
    private void AddSlice(int slice)
    {
        int length = (_network.AccumulatorSize + MostParts - 1) / MostParts;
        int start = Math.Min(slice * length, _network.AccumulatorSize);
        length = Math.Min(length, _network.AccumulatorSize - start);
        Span<float> sum = _accumulators[0].Span.Slice(start, length);
        for (int part = 1; part < _parts; part++)
            TensorPrimitives.Add(sum, _accumulators[part].Span.Slice(start, length), sum);
    }

    /// <summary>The next tile's rows: those that are left, shared evenly among as few tiles as hold them.</summary>
    private int TileOf(int left)
    {
        int tiles = Slices.Pieces(left, MostRows);
        return Slices.Pieces(left, tiles);
    }

    /// <summary>Rows of a tile at most. A batch's own mean and variance are known only with all of its rows in sight.</summary>
    private int MostRows => !_takesOnePart ? TileRows : _network.NormalizesBatches ? _batch.Rows : LargeTileRows;

    private int FirstRow(int part) => Slices.Start(part, _parts, _batch.Rows, tile: 1);

    private Pass Rent()
    {
        if (_takesOnePart)
        {
            if (_large is null || _large.Capacity < MostRows)
                _large = NewPass(MostRows);
            return _large;
        }
        return _passes.Rent();
    }

    private void Return(Pass pass)
    {
        if (pass != _large)
            _passes.Return(pass);
    }

    private Pass NewPass(int rows) => _network.NewPass(rows).Join(_team);
}
