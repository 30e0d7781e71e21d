using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Goldthread.Fhir.Search;

/// <summary>How a packed value is laid out.</summary>
internal enum PackedKind : byte
{
    Token = 1,
    String = 2,
    Date = 3,
    LocalReference = 4,
    OtherReference = 5,
    Uri = 6,
    Number = 7,
    Quantity = 8,
}

/// <summary>
/// Writes the search values of one resource into one blob: for each value two bytes that name the parameter, a byte for the
/// kind, and the value.
/// </summary>
internal sealed class PackedWriter
{
    private readonly ArrayBufferWriter<byte> _bytes = new(256);

    /// <summary>Two bytes of the parameter's code: they stay the same when parameters are added (a test holds that no type has two alike).</summary>
    public static ushort Number(string code) => (ushort)Symbol.Of(code);

    public byte[] ToArray() => _bytes.WrittenSpan.ToArray();

    public void Token(ushort parameter, string? system, string? code)
    {
        Start(parameter, PackedKind.Token);
        Long(Symbol.Of(system));
        Long(Symbol.Of(code));
    }

    public void String(ushort parameter, string text)
    {
        Start(parameter, PackedKind.String);
        Text(text);
    }

    public void Date(ushort parameter, DateRange range)
    {
        Start(parameter, PackedKind.Date);
        Long(range.From);
        Long(range.Until);
    }

    public void Reference(ushort parameter, short type, string id)
    {
        Start(parameter, PackedKind.LocalReference);
        Short(type);
        Text(id);
    }

    public void Reference(ushort parameter, string url)
    {
        Start(parameter, PackedKind.OtherReference);
        Text(url);
    }

    public void Uri(ushort parameter, string uri)
    {
        Start(parameter, PackedKind.Uri);
        Text(uri);
    }

    private void Start(ushort parameter, PackedKind kind)
    {
        Short((short)parameter);
        var span = _bytes.GetSpan(1);
        span[0] = (byte)kind;
        _bytes.Advance(1);
    }

    private void Short(short value)
    {
        BinaryPrimitives.WriteInt16LittleEndian(_bytes.GetSpan(sizeof(short)), value);
        _bytes.Advance(sizeof(short));
    }

    private void Long(long value)
    {
        BinaryPrimitives.WriteInt64LittleEndian(_bytes.GetSpan(sizeof(long)), value);
        _bytes.Advance(sizeof(long));
    }

    private void Text(string text)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        BinaryPrimitives.WriteInt32LittleEndian(_bytes.GetSpan(sizeof(int)), length);
        _bytes.Advance(sizeof(int));
        Encoding.UTF8.GetBytes(text, _bytes.GetSpan(length));
        _bytes.Advance(length);
    }
}

/// <summary>Walks the values of a packed blob.</summary>
internal ref struct PackedReader(ReadOnlySpan<byte> packed)
{
    private ReadOnlySpan<byte> _rest = packed;

    public ushort Parameter { get; private set; }

    public PackedKind Kind { get; private set; }

    /// <summary>Token: system, code. Date: from, until.</summary>
    public long First { get; private set; }

    public long Second { get; private set; }

    /// <summary>The target's type of a local reference.</summary>
    public short Type { get; private set; }

    /// <summary>UTF-8 of a string, an id or an address.</summary>
    public ReadOnlySpan<byte> Text { get; private set; }

    public bool Read()
    {
        if (_rest.IsEmpty)
        {
            return false;
        }

        Parameter = BinaryPrimitives.ReadUInt16LittleEndian(_rest);
        Kind = (PackedKind)_rest[2];
        _rest = _rest[3..];
        switch (Kind)
        {
            case PackedKind.Token or PackedKind.Date:
                First = BinaryPrimitives.ReadInt64LittleEndian(_rest);
                Second = BinaryPrimitives.ReadInt64LittleEndian(_rest[sizeof(long)..]);
                _rest = _rest[(2 * sizeof(long))..];
                break;
            case PackedKind.LocalReference:
                Type = BinaryPrimitives.ReadInt16LittleEndian(_rest);
                _rest = _rest[sizeof(short)..];
                ReadText();
                break;
            case PackedKind.String or PackedKind.OtherReference or PackedKind.Uri:
                ReadText();
                break;
            default:
                throw new InvalidOperationException($"An index row holds a value of kind {(int)Kind}, which this version does not know.");
        }

        return true;
    }

    private void ReadText()
    {
        var length = BinaryPrimitives.ReadInt32LittleEndian(_rest);
        Text = _rest.Slice(sizeof(int), length);
        _rest = _rest[(sizeof(int) + length)..];
    }
}
