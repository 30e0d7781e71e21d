using System.Buffers;

namespace Goldthread.Fhir.Search;

/// <summary>
/// A number with its unit, or a range of them. Null bounds are open; low and high are the same for a plain value.
/// </summary>
/// <param name="Low">The least it may be.</param>
/// <param name="High">The most it may be.</param>
/// <param name="System">Symbol of the unit's system, 0 for none.</param>
/// <param name="Code">Symbol of the unit's code, 0 for none.</param>
/// <param name="Unit">Symbol of the unit as people read it, 0 for none.</param>
internal readonly record struct PackedQuantity(decimal? Low, decimal? High, long System, long Code, long Unit)
{
    [Flags]
    private enum Has : byte
    {
        Nothing = 0,
        Low = 1,
        High = 2,
        Same = 4,
        KnownSystem = 8,
        System = 16,
        Code = 32,
        Unit = 64,
    }

    public void Write(ArrayBufferWriter<byte> to)
    {
        var isKnown = KnownSystems.TryPlace(System, out var place);
        var same = Low is not null && Low == High;

        // A unit that reads as its code does is not written twice.
        var has = (Low is null ? Has.Nothing : Has.Low) | (same ? Has.Same : High is null ? Has.Nothing : Has.High)
            | (System == 0 ? Has.Nothing : isKnown ? Has.KnownSystem : Has.System) | (Code == 0 ? Has.Nothing : Has.Code) | (Unit == Code ? Has.Nothing : Has.Unit);
        to.Byte((byte)has);
        if (Low is { } low)
        {
            to.Decimal(low);
        }

        if (!same && High is { } high)
        {
            to.Decimal(high);
        }

        if (isKnown)
        {
            to.Byte(place);
        }
        else if (System != 0)
        {
            to.Long(System);
        }

        if (Code != 0)
        {
            to.Long(Code);
        }

        if (Unit != Code)
        {
            to.Long(Unit);
        }
    }

    public static PackedQuantity Read(scoped ref ReadOnlySpan<byte> from)
    {
        var has = (Has)PackedBytes.ReadByte(ref from);
        decimal? low = has.HasFlag(Has.Low) ? PackedBytes.ReadDecimal(ref from) : null;
        var high = has.HasFlag(Has.Same) ? low : has.HasFlag(Has.High) ? PackedBytes.ReadDecimal(ref from) : null;
        var system = has.HasFlag(Has.KnownSystem) ? KnownSystems.SymbolAt(PackedBytes.ReadByte(ref from)) : has.HasFlag(Has.System) ? PackedBytes.ReadLong(ref from) : 0;
        var code = has.HasFlag(Has.Code) ? PackedBytes.ReadLong(ref from) : 0;
        return new PackedQuantity(low, high, system, code, has.HasFlag(Has.Unit) ? PackedBytes.ReadLong(ref from) : code);
    }

    /// <summary>Passes over one, unread.</summary>
    public static void Skip(scoped ref ReadOnlySpan<byte> from)
    {
        var has = (Has)PackedBytes.ReadByte(ref from);
        if (has.HasFlag(Has.Low))
        {
            PackedBytes.SkipDecimal(ref from);
        }

        if (has.HasFlag(Has.High) && !has.HasFlag(Has.Same))
        {
            PackedBytes.SkipDecimal(ref from);
        }

        var system = has.HasFlag(Has.KnownSystem) ? 1 : has.HasFlag(Has.System) ? sizeof(long) : 0;
        from = from[(system + (has.HasFlag(Has.Code) ? sizeof(long) : 0) + (has.HasFlag(Has.Unit) ? sizeof(long) : 0))..];
    }
}
