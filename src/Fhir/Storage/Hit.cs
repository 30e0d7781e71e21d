using System.Text;
using Goldthread.Fhir.Search;

namespace Goldthread.Fhir.Storage;

/// <summary>A version that a search found; its values only where results are sorted by them.</summary>
internal sealed record Hit(PersonKey Person, long Row, byte[]? Packed)
{
    /// <summary>In the order that was asked for; without one, as they were found: newest first within a person.</summary>
    public static List<Hit> Sorted(List<Hit> hits, IReadOnlyList<SortKey> sort)
    {
        IOrderedEnumerable<Hit>? ordered = null;
        foreach (var key in sort)
        {
            ordered = (ordered, key.Descending) switch
            {
                (null, false) => hits.OrderBy(h => h.Key(key)),
                (null, true) => hits.OrderByDescending(h => h.Key(key)),
                (_, false) => ordered.ThenBy(h => h.Key(key)),
                (_, true) => ordered.ThenByDescending(h => h.Key(key)),
            };
        }

        return ordered is null ? hits : [.. ordered];
    }

    /// <summary>The value by which this is ordered: the earliest of the dates, the least of the texts. Those without one come first, ascending.</summary>
    private IComparable? Key(SortKey sort)
    {
        IComparable? least = null;
        var reader = new PackedReader(Packed);
        while (reader.Read())
        {
            if (reader.Parameter == sort.Number)
            {
                IComparable value = reader.Kind == PackedKind.Date ? reader.First : TextFold.Fold(Encoding.UTF8.GetString(reader.Text));
                least = least is null || value.CompareTo(least) < 0 ? value : least;
            }
        }

        return least;
    }
}
