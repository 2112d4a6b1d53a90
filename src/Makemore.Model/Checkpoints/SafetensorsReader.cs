using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace Makemore;

/// <summary>Reads the safetensors format. It checks everything that it reads.</summary>
/// <remarks>
/// A file consists of the length of its header (8 bytes), the header (<see cref="SafetensorsHeader"/>), and the values
/// of the tensors. The tensors follow each other, and each is row-major. All numbers are little-endian. A BinaryReader
/// reads little-endian numbers on every machine.
/// </remarks>
internal sealed class SafetensorsReader : IDisposable
{
    private const int PrefixLength = sizeof(ulong);

    private readonly Stream _stream;
    private readonly BinaryReader _reader;
    private readonly long _numbersStart;

    /// <summary>Opens a file, reads its header, and checks that the length of the file is as the header says.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="CheckpointException">The file is not a safetensors file, or is damaged.</exception>
    public SafetensorsReader(string path)
        : this(path, Open(path))
    {
    }

    /// <summary>Opens a file that was read before, and reads it again. Another program may have replaced it.</summary>
    /// <param name="file">The file, or a component of it.</param>
    /// <exception cref="CheckpointException">The file is damaged, or it does not have the component any more.</exception>
    public SafetensorsReader(CheckpointInfo file)
        : this(file.Path)
    {
        try
        {
            Info = file.In(Info);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Reads the header of an open file.</summary>
    /// <param name="path">The file, for messages.</param>
    /// <param name="stream">Its content. The reader closes it.</param>
    /// <exception cref="CheckpointException">The file is not a safetensors file, or is damaged.</exception>
    public SafetensorsReader(string path, Stream stream)
    {
        _stream = stream;
        _reader = new BinaryReader(stream);
        try
        {
            byte[] header = ReadHeader(path);
            _numbersStart = _stream.Position;
            Info = new SafetensorsHeader(path, _stream.Length - _numbersStart).Parse(header);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The content of the header, or what it says of the component.</summary>
    public CheckpointInfo Info { get; }

    /// <summary>Reads the numbers of a tensor, row-major.</summary>
    public float[] ReadNumbers(CheckpointTensor tensor)
    {
        _stream.Position = _numbersStart + tensor.Offset;
        float[] numbers = new float[tensor.Count];
        if (BitConverter.IsLittleEndian)
        {
            foreach (Range piece in NumberBytes.PiecesOf(numbers.Length))
                _stream.ReadExactly(MemoryMarshal.AsBytes(numbers.AsSpan(piece)));
            return numbers;
        }
        foreach (ref float number in numbers.AsSpan())
            number = _reader.ReadSingle();
        return numbers;
    }

    /// <summary>Reads the numbers of a tensor of a model that computes with them.</summary>
    /// <exception cref="CheckpointException">A number is infinite or NaN.</exception>
    public float[] ReadFiniteNumbers(CheckpointTensor tensor)
    {
        float[] numbers = ReadNumbers(tensor);
        return TensorPrimitives.IsFiniteAll<float>(numbers)
            ? numbers
            : throw CheckpointException.In(
                Info.Place,
                $"the tensor {FileText.Short(tensor.Name)} has a number that is not finite, because the training diverged; train the model again with a smaller learning rate");
    }

    public void Dispose() => _reader.Dispose();

    /// <summary>Opens a file that is not a folder.</summary>
    public static FileStream Open(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (Directory.Exists(path))
            throw CheckpointException.In(path, "this is a folder; name a checkpoint file");
        FileStream file = File.OpenRead(path);
        if (file.CanSeek)
            return file;
        file.Dispose();
        throw CheckpointException.In(path, "this is a device or a pipe, which can be read only once; save the checkpoint to a file first");
    }

    private byte[] ReadHeader(string path)
    {
        if (_stream.Length < PrefixLength)
            throw CheckpointException.Damaged(path, $"it has {Counted.Of(_stream.Length, "byte")}, but the length of its header alone takes {PrefixLength} bytes");
        ulong length = _reader.ReadUInt64();
        if (length > SafetensorsHeader.MaxLength || length > (ulong)(_stream.Length - PrefixLength))
            throw CheckpointException.Damaged(path, $"its header cannot have {length} bytes: the file has {_stream.Length} bytes, and a header has at most {SafetensorsHeader.MaxLength} bytes");
        return _reader.ReadBytes((int)length);
    }
}
