using Goldthread.Fhir.Search;

namespace Goldthread.Fhir.Storage;

/// <summary>Where a result stands among the others: by what was asked to be sorted by, then by date, then as it was found.</summary>
internal readonly record struct Standing(long Sort, long Newest, long Turn, long Row) : IComparable<Standing>
{
    public int CompareTo(Standing other) =>
        Sort != other.Sort ? Sort.CompareTo(other.Sort)
        : Newest != other.Newest ? Newest.CompareTo(other.Newest)
        : Turn != other.Turn ? Turn.CompareTo(other.Turn)
        : Row.CompareTo(other.Row);
}

/// <summary>
/// Keeps the first so many results in their order and only counts the others: a page of a hundred thousand results costs no more
/// memory than a page of twenty.
/// </summary>
/// <param name="most">How many are kept. Whoever keeps all of them keeps their values too.</param>
/// <param name="sort">A date to sort by, or null.</param>
internal sealed class Shortlist(int most, DateSort? sort)
{
    private readonly PriorityQueue<Hit, Standing> _kept = new(Comparer<Standing>.Create((a, b) => b.CompareTo(a)));

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
        else if (most > 0 && _kept.TryPeek(out _, out var last) && standing.CompareTo(last) < 0)
        {
            _kept.DequeueEnqueue(Hit(packed), standing);
        }

        Hit Hit(ReadOnlySpan<byte> values) => new(type, person, row, newest, most == int.MaxValue ? values.ToArray() : null);
    }

    /// <summary>True when no row that comes after one of this date, newest first, can stand among those that are kept.</summary>
    public bool IsSettled(long newest) =>
        _kept.Count >= most && (!_kept.TryPeek(out _, out var last) || (sort is null ? last.Newest <= newest : sort.IsBefore(last.Sort, newest)));

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
/// An order by one date. The least of several dates of one resource counts; what has none comes first ascending, last descending.
/// https://hl7.org/fhir/R4/search.html#sort
/// </summary>
/// <param name="Number">The parameter's number in an index row.</param>
/// <param name="Descending">True for the latest first.</param>
/// <param name="IsClinical">True when it is the date by which the index orders the type.</param>
internal sealed record DateSort(ushort Number, bool Descending, bool IsClinical)
{
    /// <summary>The least sorts first.</summary>
    public long Key(ReadOnlySpan<byte> packed)
    {
        var least = long.MaxValue;
        var any = false;
        var reader = new PackedReader(packed);
        while (reader.Read())
        {
            if (reader.Kind == PackedKind.Date && reader.IsOf(Number))
            {
                any = true;
                least = Math.Min(least, Math.Max(reader.First, long.MinValue + 1));
            }
        }

        return (any, Descending) switch
        {
            (true, false) => least,
            (true, true) => ~least,
            (false, false) => long.MinValue,
            (false, true) => long.MaxValue,
        };
    }

    /// <summary>True when rows that come newest first come nearly in this order: none before its turn, see <see cref="IsBefore"/>.</summary>
    public bool FollowsIndex => Descending && IsClinical;

    /// <summary>
    /// True when a key sorts before that of every row from here on. Rows lie by the second of their first date, so none of them is
    /// later than the end of that second; what has another, earlier date or none comes later still.
    /// </summary>
    public bool IsBefore(long key, long newest) => key < ~((-newest * 1000) + 999);
}
