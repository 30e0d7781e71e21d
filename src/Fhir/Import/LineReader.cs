namespace Goldthread.Fhir.Import;

/// <summary>The lines of an NDJSON file, one at a time. http://ndjson.org, https://hl7.org/fhir/R4/nd-json.html</summary>
internal sealed class LineReader(Stream text)
{
    private byte[] _buffer = new byte[1 << 18];
    private int _start;
    private int _end;
    private bool _ended;

    /// <summary>The number of the line that was read last, from 1.</summary>
    public long Number { get; private set; }

    /// <summary>True when the line that was read last is longer than may be; the rest of it was passed over.</summary>
    public bool TooLong { get; private set; }

    /// <summary>The next line that is not empty, valid until the next call; false at the end.</summary>
    public bool Next(out ReadOnlyMemory<byte> line)
    {
        while (NextOfAny(out line))
        {
            if (TooLong || line.Span.IndexOfAnyExcept(" \t\r"u8) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    private bool NextOfAny(out ReadOnlyMemory<byte> line)
    {
        TooLong = false;
        Number++;
        var searched = 0;
        while (true)
        {
            var found = _buffer.AsSpan(_start + searched, _end - _start - searched).IndexOf((byte)'\n');
            if (found >= 0)
            {
                line = TooLong ? default : _buffer.AsMemory(_start, searched + found);
                _start += searched + found + 1;
                return true;
            }

            searched = _end - _start;
            if (_ended)
            {
                line = TooLong ? default : _buffer.AsMemory(_start, searched);
                _start = _end;
                return searched > 0 || TooLong;
            }

            if (searched > Importer.LargestResource)
            {
                TooLong = true;
                _start = _end;
                searched = 0;
            }

            Fill();
        }
    }

    private void Fill()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            _end -= _start;
            _start = 0;
        }

        if (_end == _buffer.Length)
        {
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        var count = text.Read(_buffer, _end, _buffer.Length - _end);
        _end += count;
        _ended = count == 0;
    }
}
