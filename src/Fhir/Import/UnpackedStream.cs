using System.IO.Compression;
using System.Text;

namespace Goldthread.Fhir.Import;

/// <summary>
/// The text of a file: unpacked if it is gzip (told by its first bytes), without a byte order mark. Counts what it read of the file.
/// That gzip ends early is noticed only with System.IO.Compression.UseStrictValidation, which the host sets.
/// </summary>
internal sealed class UnpackedStream : Stream
{
    // Gzip cannot do better than about 1,030 to 1; FHIR in JSON comes to 10 or 30, generated and repetitive data to 100.
    private const int LargestRatio = 250;
    private const long RatioCountsFrom = 256L << 20;

    private readonly Stream _file;
    private readonly Stream _text;
    private readonly Action<int> _read;
    private readonly byte[] _first = new byte[3];
    private int _firstLength;
    private int _firstGiven;
    private long _given;

    /// <summary>Takes over the stream of a file. <paramref name="read"/> is told the bytes of the file as they are used.</summary>
    public UnpackedStream(Stream file, Action<int> read)
    {
        _file = file;
        _read = read;
        IsPacked = file.ReadByte() == 0x1f && file.ReadByte() == 0x8b;
        file.Position = 0;
        _text = IsPacked ? new GZipStream(file, CompressionMode.Decompress) : file;
        _firstLength = ReadText(_first);
        if (_first.AsSpan(0, _firstLength).SequenceEqual(Encoding.UTF8.Preamble))
        {
            _firstGiven = _firstLength;
        }
    }

    /// <summary>True for gzip.</summary>
    public bool IsPacked { get; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Reads on.</summary>
    /// <exception cref="UnreadableException">The packed data is broken, ends early, or grows without end.</exception>
    public override int Read(Span<byte> buffer)
    {
        if (_firstGiven < _firstLength)
        {
            var some = _first.AsSpan(_firstGiven, Math.Min(buffer.Length, _firstLength - _firstGiven));
            some.CopyTo(buffer);
            _firstGiven += some.Length;
            return some.Length;
        }

        var before = _file.Position;
        var count = ReadOnce(buffer);
        _read((int)(_file.Position - before));
        _given += count;
        if (IsPacked && _given > RatioCountsFrom && _given / LargestRatio > _file.Position)
        {
            throw new UnreadableException(
                $"This gzip file grows to more than {LargestRatio} times its size ({_given >> 20:N0} MB so far): that is no record of care. It was left there.");
        }

        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _text.Dispose();
            _file.Dispose();
        }

        base.Dispose(disposing);
    }

    private int ReadText(Span<byte> buffer)
    {
        var total = 0;
        while (total < buffer.Length && ReadOnce(buffer[total..]) is var count and > 0)
        {
            total += count;
        }

        return total;
    }

    private int ReadOnce(Span<byte> buffer)
    {
        try
        {
            return _text.Read(buffer);
        }
        catch (Exception error) when (IsPacked && error is InvalidDataException or EndOfStreamException)
        {
            throw new UnreadableException(
                _file.Position >= _file.Length ? "The gzip file ends early: the rest of it is missing." : "The gzip file is broken.");
        }
    }
}

/// <summary>A file, or what is left of it, cannot be read; the message says why.</summary>
internal sealed class UnreadableException(string message) : Exception(message);
