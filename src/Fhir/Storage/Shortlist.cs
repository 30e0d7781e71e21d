using Goldthread.Fhir.Search;

namespace Goldthread.Fhir.Storage;

/// <summary>Where a result stands among the others: by what was asked to be sorted by, then by date, then as it was found.</summary>
internal readonly record struct Standing(long Sort, long Newest, long Turn, long Row)
{
    /// <summary>True when this stands before the other.</summary>
    public bool IsBefore(in Standing other) =>
        Sort != other.Sort ? Sort < other.Sort
        : Newest != other.Newest ? Newest < other.Newest
        : Turn != other.Turn ? Turn < other.Turn
        : Row < other.Row;
}

/// <summary>
/// Keeps the first so many results in their order and only counts the others: a page of a hundred thousand results costs no more
/// memory than a page of twenty.
/// </summary>
/// <param name="most">How many are kept. Whoever keeps all of them keeps their values too.</param>
/// <param name="sort">A date to sort by, or null.</param>
internal sealed class Shortlist(int most, DateSort? sort)
{
    private readonly PriorityQueue<Hit, Standing> _kept = new(Comparer<Standing>.Create((a, b) => b.IsBefore(a) ? -1 : a.IsBefore(b) ? 1 : 0));

    /// <summary>All that were added.</summary>
    public int Count { get; private set; }

    /// <summary>True when rows that come newest first need not be read to their end.</summary>
    public bool CanSettle => sort?.FollowsIndex ?? true;

    /// <summary>True when results stand as they are found, so that the first ones will do.</summary>
    public bool IsAsFound => sort is null;

    public void Add(short type, PersonKey person, long row, long newest, ReadOnlySpan<byte> packed, Standing standing)
    {
        Count++;
        standing = standing with { Sort = sort?.Key(packed) ?? 0 };
        if (most > _kept.Count)
        {
            _kept.Enqueue(Hit(packed), standing);
        }
        else if (most > 0 && _kept.TryPeek(out _, out var last) && standing.IsBefore(last))
        {
            _kept.DequeueEnqueue(Hit(packed), standing);
        }

        Hit Hit(ReadOnlySpan<byte> values) => new(type, person, row, newest, most == int.MaxValue ? values.ToArray() : null);
    }

    /// <summary>True when no row that comes after one of this date, newest first, can stand among those that are kept.</summary>
    public bool IsSettled(long newest) =>
        _kept.Count >= most && (!_kept.TryPeek(out _, out var last) || (sort is null ? last.Newest <= newest : DateSort.IsBefore(last.Sort, newest)));

    /// <summary>Those that are kept, in order. It is empty afterwards.</summary>
    public List<Hit> Take()
    {
        var hits = new List<Hit>(_kept.Count);
        while (_kept.TryDequeue(out var hit, out _))
        {
            hits.Add(hit);
        }

        hits.Reverse();
        return hits;
    }
}

/// <summary>
/// An order by one date. Of several dates of one resource the one counts that comes first in that order; what has none comes first ascending, last
/// descending. https://hl7.org/fhir/R4/search.html#sort
/// </summary>
/// <param name="Number">The parameter's number in an index row.</param>
/// <param name="Descending">True for the latest first.</param>
/// <param name="LiesByIt">True when the rows of the index lie by this date, see <see cref="IndexExtractor.LiesBy"/>.</param>
internal sealed record DateSort(ushort Number, bool Descending, bool LiesByIt)
{
    /// <summary>The least sorts first.</summary>
    public long Key(ReadOnlySpan<byte> packed)
    {
        var key = Descending ? long.MaxValue : long.MinValue;
        var any = false;
        var reader = new PackedReader(packed);
        while (reader.Read())
        {
            if (reader.Kind == PackedKind.Date && reader.IsOf(Number))
            {
                var date = Math.Max(reader.First, long.MinValue + 1);
                var value = Descending ? ~date : date;
                key = any ? Math.Min(key, value) : value;
                any = true;
            }
        }

        return key;
    }

    /// <summary>True when rows that come newest first come in this order, but for those of one second and those without this date.</summary>
    public bool FollowsIndex => Descending && LiesByIt;

    /// <summary>True when a key sorts before that of every row from one of this date on: none of them is later than the end of that second.</summary>
    public static bool IsBefore(long key, long newest) => key < ~((-newest * 1000) + 999);
}
