namespace Makemore.Testing;

/// <summary>A file of a <see cref="SimulatedDisk"/>.</summary>
internal sealed class SimulatedFile : Stream
{
    /// <summary>How many contents <see cref="AfterPowerLoss"/> distinguishes.</summary>
    public const int Variants = 4;

    private const int BufferSize = 4096;

    private readonly Stream? _real;
    private readonly SimulatedDisk? _disk;
    private readonly MemoryStream _buffer = new();
    private readonly MemoryStream _written = new();
    private byte[] _onDisk = [];

    /// <summary>Creates a new file.</summary>
    public SimulatedFile(Stream real, SimulatedDisk disk)
    {
        _real = real;
        _disk = disk;
    }

    private SimulatedFile()
    {
    }

    /// <inheritdoc/>
    public override bool CanRead => false;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <summary>A file that is certainly on the disk.</summary>
    public static SimulatedFile OnDisk(byte[] content)
    {
        var file = new SimulatedFile();
        file._written.Write(content);
        file._onDisk = content;
        return file;
    }

    /// <summary>What the file can contain after a power loss: all, only what was flushed, a part, or zeros in place of what was written.</summary>
    public byte[] AfterPowerLoss(int variant)
    {
        byte[] written = _written.ToArray();
        if (written.Length == _onDisk.Length)
            return written;
        return variant switch
        {
            0 => written,
            1 => _onDisk,
            2 => written[..((_onDisk.Length + written.Length) / 2)],
            _ => new byte[written.Length],
        };
    }

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        _buffer.Write(buffer);
        if (_buffer.Length >= BufferSize)
            WriteRest();
    }

    /// <inheritdoc/>
    public override void Flush()
    {
        // A flush to the disk is an operation of the disk.
    }

    /// <summary>Writes what is in the buffer.</summary>
    public void WriteRest()
    {
        if (_buffer.Length == 0)
            return;
        byte[] bytes = _buffer.ToArray();
        _buffer.SetLength(0);
        _disk!.Operation(() => Written(bytes), failing: () => Written(bytes[..(bytes.Length / 2)]));
    }

    /// <summary>Makes sure that the content is on the disk.</summary>
    public void FlushToDisk() => _onDisk = _written.ToArray();

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        try
        {
            WriteRest();
        }
        finally
        {
            // The operating system closes the files of a process, with or without an error.
            _buffer.SetLength(0);
            _real?.Dispose();
            base.Dispose(disposing);
        }
    }

    private byte[] Written(byte[] bytes)
    {
        _real!.Write(bytes);
        _written.Write(bytes);
        return bytes;
    }
}
