using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Goldthread.Fhir.Search;

/// <summary>The pieces that packed values are made of.</summary>
internal static class PackedBytes
{
    public static void Byte(this ArrayBufferWriter<byte> to, byte value)
    {
        to.GetSpan(1)[0] = value;
        to.Advance(1);
    }

    public static void Long(this ArrayBufferWriter<byte> to, long value)
    {
        BinaryPrimitives.WriteInt64LittleEndian(to.GetSpan(sizeof(long)), value);
        to.Advance(sizeof(long));
    }

    /// <summary>Seven bits a byte, the lowest first.</summary>
    public static void Variable(this ArrayBufferWriter<byte> to, ulong value)
    {
        while (value > 0x7f)
        {
            to.Byte((byte)(value | 0x80));
            value >>= 7;
        }

        to.Byte((byte)value);
    }

    public static void Text(this ArrayBufferWriter<byte> to, string text)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        to.Variable((ulong)length);
        Encoding.UTF8.GetBytes(text, to.GetSpan(length));
        to.Advance(length);
    }

    /// <summary>A scale and a sign, then the digits without the zeros at their end: 120.50 takes three bytes.</summary>
    public static void Decimal(this ArrayBufferWriter<byte> to, decimal value)
    {
        // Dividing by one with all its zeros takes the zeros off the end.
        value /= 1.0000000000000000000000000000m;
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        var head = (byte)(((bits[3] >> 16) & 0x1f) | (bits[3] < 0 ? 0x40 : 0));
        if (bits[2] == 0)
        {
            to.Byte(head);
            to.Variable(((ulong)(uint)bits[1] << 32) | (uint)bits[0]);
            return;
        }

        to.Byte((byte)(head | 0x80));
        to.Long(((long)bits[1] << 32) | (uint)bits[0]);
        to.Variable((uint)bits[2]);
    }

    public static byte ReadByte(scoped ref ReadOnlySpan<byte> from)
    {
        var value = from[0];
        from = from[1..];
        return value;
    }

    public static long ReadLong(scoped ref ReadOnlySpan<byte> from)
    {
        var value = BinaryPrimitives.ReadInt64LittleEndian(from);
        from = from[sizeof(long)..];
        return value;
    }

    public static ulong ReadVariable(scoped ref ReadOnlySpan<byte> from)
    {
        ulong value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var next = ReadByte(ref from);
            value |= (ulong)(next & 0x7f) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }
    }

    public static ReadOnlySpan<byte> ReadText(scoped ref ReadOnlySpan<byte> from)
    {
        var length = (int)ReadVariable(ref from);
        var text = from[..length];
        from = from[length..];
        return text;
    }

    public static void SkipDecimal(scoped ref ReadOnlySpan<byte> from)
    {
        var isLong = (ReadByte(ref from) & 0x80) != 0;
        if (isLong)
        {
            from = from[sizeof(long)..];
        }

        while (ReadByte(ref from) >= 0x80)
        {
        }
    }

    public static decimal ReadDecimal(scoped ref ReadOnlySpan<byte> from)
    {
        var head = ReadByte(ref from);
        var low = (head & 0x80) == 0 ? ReadVariable(ref from) : (ulong)ReadLong(ref from);
        var high = (head & 0x80) == 0 ? 0 : (int)(uint)ReadVariable(ref from);
        return new decimal((int)(uint)low, (int)(uint)(low >> 32), high, (head & 0x40) != 0, (byte)(head & 0x1f));
    }
}
