using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Goldthread.Fhir.Search;

/// <summary>What a packed value is.</summary>
internal enum PackedKind : byte
{
    Token = 1,
    String = 2,
    Date = 3,
    LocalReference = 4,
    OtherReference = 5,
    Uri = 6,

    /// <summary>A number, or a quantity: a number with a unit.</summary>
    Quantity = 7,
}

/// <summary>
/// Writes the search values of one resource into one blob. A value that several parameters share (subject and patient, code and
/// combo-code) stands there once: a byte for its form and how many parameters it has, two bytes for each of them, then the value.
/// </summary>
internal sealed class PackedWriter
{
    public const int MostParametersPerValue = 16;

    private readonly ArrayBufferWriter<byte> _values = new(256);
    private readonly List<Entry> _entries = new(16);

    /// <summary>Two bytes of the parameter's code: they stay the same when parameters are added (a test holds that no type has two alike).</summary>
    public static ushort Number(string code) => (ushort)Symbol.Of(code);

    /// <summary>The number of a parameter's values: by its code, or its own where it was added.</summary>
    public static ushort Number(Definitions.SearchParameterDefinition parameter) => parameter.Number ?? Number(parameter.Code);

    public byte[] ToArray()
    {
        var packed = new byte[_entries.Sum(e => 1 + (e.Parameters.Count * sizeof(ushort)) + e.Length)];
        var at = 0;
        foreach (var entry in _entries)
        {
            packed[at++] = (byte)((int)entry.Form | ((entry.Parameters.Count - 1) << 4));
            foreach (var parameter in entry.Parameters)
            {
                BinaryPrimitives.WriteUInt16LittleEndian(packed.AsSpan(at), parameter);
                at += sizeof(ushort);
            }

            _values.WrittenSpan.Slice(entry.Start, entry.Length).CopyTo(packed.AsSpan(at));
            at += entry.Length;
        }

        return packed;
    }

    public void Token(ushort parameter, string? system, string? code)
    {
        var start = _values.WrittenCount;
        var form = PackedForm.TokenWithoutSystem;
        if (Symbol.Of(system) is not 0 and var symbol)
        {
            form = KnownSystems.TryPlace(symbol, out var place) ? PackedForm.TokenOfKnownSystem : PackedForm.Token;
            if (form == PackedForm.Token)
            {
                _values.Long(symbol);
            }
            else
            {
                _values.Byte(place);
            }
        }

        _values.Long(Symbol.Of(code));
        Add(parameter, form, start);
    }

    public void String(ushort parameter, string text) => Text(parameter, PackedForm.String, text);

    public void Date(ushort parameter, DateRange range)
    {
        var start = _values.WrittenCount;
        var isOpen = range.From == DateRange.Earliest || range.Until == DateRange.Latest;
        _values.Long(range.From);
        if (isOpen)
        {
            _values.Long(range.Until);
        }
        else
        {
            _values.Variable((ulong)(range.Until - range.From));
        }

        Add(parameter, isOpen ? PackedForm.OpenDate : PackedForm.Date, start);
    }

    public void Reference(ushort parameter, short type, string id)
    {
        var start = _values.WrittenCount;
        _values.Byte((byte)type);
        _values.Text(id);
        Add(parameter, PackedForm.LocalReference, start);
    }

    public void Reference(ushort parameter, string url) => Text(parameter, PackedForm.OtherReference, url);

    public void Uri(ushort parameter, string uri) => Text(parameter, PackedForm.Uri, uri);

    /// <summary>Null bounds are open; a number alone has no unit.</summary>
    public void Quantity(ushort parameter, in PackedQuantity value)
    {
        var start = _values.WrittenCount;
        value.Write(_values);
        Add(parameter, PackedForm.Quantity, start);
    }

    private void Text(ushort parameter, PackedForm form, string text)
    {
        var start = _values.WrittenCount;
        _values.Text(text);
        Add(parameter, form, start);
    }

    private void Add(ushort parameter, PackedForm form, int start)
    {
        var length = _values.WrittenCount - start;
        var value = _values.WrittenSpan.Slice(start, length);
        foreach (var entry in _entries)
        {
            if (entry.Form == form && entry.Length == length && entry.Parameters.Count < MostParametersPerValue && value.SequenceEqual(_values.WrittenSpan.Slice(entry.Start, length)))
            {
                if (!entry.Parameters.Contains(parameter))
                {
                    entry.Parameters.Add(parameter);
                }

                // The second copy stays in the buffer, unused: ToArray leaves it out.
                return;
            }
        }

        _entries.Add(new Entry(form, start, length, new List<ushort>(2) { parameter }));
    }

    private sealed record Entry(PackedForm Form, int Start, int Length, List<ushort> Parameters);
}

/// <summary>How a value is laid out.</summary>
internal enum PackedForm : byte
{
    Token = 1,
    TokenWithoutSystem = 2,
    TokenOfKnownSystem = 3,
    String = 4,
    Date = 5,
    OpenDate = 6,
    LocalReference = 7,
    OtherReference = 8,
    Uri = 9,
    Quantity = 10,
}

/// <summary>Walks the values of a packed blob.</summary>
internal ref struct PackedReader(ReadOnlySpan<byte> packed)
{
    private ReadOnlySpan<byte> _rest = packed;
    private ReadOnlySpan<byte> _parameters;
    private ReadOnlySpan<byte> _quantity;

    public PackedKind Kind { get; private set; }

    /// <summary>Token: system, code. Date: from, until.</summary>
    public long First { get; private set; }

    public long Second { get; private set; }

    /// <summary>The target's type of a local reference.</summary>
    public short Type { get; private set; }

    /// <summary>UTF-8 of a string, an id or an address.</summary>
    public ReadOnlySpan<byte> Text { get; private set; }

    public readonly PackedQuantity Quantity
    {
        get
        {
            var bytes = _quantity;
            return PackedQuantity.Read(ref bytes);
        }
    }

    /// <summary>True when this is a value of the parameter.</summary>
    public readonly bool IsOf(ushort parameter)
    {
        for (var i = 0; i < _parameters.Length; i += sizeof(ushort))
        {
            if (BinaryPrimitives.ReadUInt16LittleEndian(_parameters[i..]) == parameter)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True when this is a value of one of the parameters.</summary>
    public readonly bool IsOfAny(ReadOnlySpan<ushort> parameters)
    {
        foreach (var parameter in parameters)
        {
            if (IsOf(parameter))
            {
                return true;
            }
        }

        return false;
    }

    public bool Read()
    {
        if (_rest.IsEmpty)
        {
            return false;
        }

        var form = (PackedForm)(_rest[0] & 0xf);
        var parameters = ((_rest[0] >> 4) + 1) * sizeof(ushort);
        _parameters = _rest.Slice(1, parameters);
        _rest = _rest[(1 + parameters)..];
        switch (form)
        {
            case PackedForm.Token:
                Token(PackedBytes.ReadLong(ref _rest));
                break;
            case PackedForm.TokenWithoutSystem:
                Token(0);
                break;
            case PackedForm.TokenOfKnownSystem:
                Token(KnownSystems.SymbolAt(PackedBytes.ReadByte(ref _rest)));
                break;
            case PackedForm.Date or PackedForm.OpenDate:
                Kind = PackedKind.Date;
                First = PackedBytes.ReadLong(ref _rest);
                Second = form == PackedForm.OpenDate ? PackedBytes.ReadLong(ref _rest) : First + (long)PackedBytes.ReadVariable(ref _rest);
                break;
            case PackedForm.LocalReference:
                Kind = PackedKind.LocalReference;
                Type = PackedBytes.ReadByte(ref _rest);
                Text = PackedBytes.ReadText(ref _rest);
                break;
            case PackedForm.String or PackedForm.OtherReference or PackedForm.Uri:
                Kind = form switch { PackedForm.String => PackedKind.String, PackedForm.Uri => PackedKind.Uri, _ => PackedKind.OtherReference };
                Text = PackedBytes.ReadText(ref _rest);
                break;
            case PackedForm.Quantity:
                Kind = PackedKind.Quantity;
                _quantity = _rest;
                PackedQuantity.Skip(ref _rest);
                break;
            default:
                throw new InvalidOperationException($"An index row holds a value of form {(int)form}, which this version does not know.");
        }

        return true;
    }

    /// <summary>The id or address of a reference, or a text.</summary>
    public readonly string TextString() => Encoding.UTF8.GetString(Text);

    private void Token(long system)
    {
        Kind = PackedKind.Token;
        First = system;
        Second = PackedBytes.ReadLong(ref _rest);
    }
}
