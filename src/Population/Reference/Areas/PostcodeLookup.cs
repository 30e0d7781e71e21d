using Goldthread.Kernel.Values;

namespace Goldthread.Population.Reference.Areas;

/// <summary>The LSOA of every postcode, in memory: 12 bytes each, for whoever needs many.</summary>
public sealed class PostcodeLookup
{
    private const int Signs = 37;
    private readonly long[] _postcodes;
    private readonly int[] _lsoas;

    internal PostcodeLookup(IEnumerable<(string Postcode, int Lsoa)> known)
    {
        var pairs = known.Select(k => (Key: Key(k.Postcode), k.Lsoa)).OrderBy(k => k.Key).ToList();
        _postcodes = [.. pairs.Select(p => p.Key)];
        _lsoas = [.. pairs.Select(p => p.Lsoa)];
    }

    /// <summary>How many postcodes there are.</summary>
    public int Count => _postcodes.Length;

    /// <summary>The number of a postcode's LSOA in the <see cref="Geography"/> that it was made for; -1 where nobody knows it.</summary>
    public int Find(Postcode postcode) => Array.BinarySearch(_postcodes, Key(postcode.ToString())) is >= 0 and var at ? _lsoas[at] : -1;

    // At most seven letters and digits, each one of 36.
    private static long Key(string postcode)
    {
        var key = 0L;
        foreach (var sign in postcode)
        {
            if (sign != ' ') key = (key * Signs) + (char.IsAsciiDigit(sign) ? sign - '0' + 1 : sign - 'A' + 11);
        }

        return key;
    }
}
