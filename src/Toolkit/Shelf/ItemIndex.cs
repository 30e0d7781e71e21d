using Goldthread.Directory.PlainWords;
using Goldthread.Toolkit.Items;

namespace Goldthread.Toolkit.Shelf;

/// <summary>Every published item in memory, as it was at one commit of the place. Never changed once made: a change makes another, which shares what stayed.</summary>
internal sealed class ItemIndex
{
    private readonly IndexedItem[] _items;
    private readonly Vocabulary _vocabulary;
    private readonly Postings _postings;

    // Values to narrow by, numbered: those of each item, and which facet each is of.
    private readonly List<FacetValue> _values = [];
    private readonly int[][] _valuesOf;

    // Items in the order of their titles, and the place of each in it.
    private readonly int[] _byTitle;
    private readonly int[] _titleRanks;

    private ItemIndex(IndexedItem[] items, Vocabulary vocabulary, long commit)
    {
        (_items, _vocabulary, Commit) = (items, vocabulary, commit);
        _postings = new Postings(items, vocabulary);
        var numbers = new Dictionary<FacetValue, int>();
        _valuesOf = [.. items.Select(i => i.Facets.Select(v =>
        {
            if (numbers.TryAdd(v, _values.Count)) _values.Add(v);
            return numbers[v];
        }).ToArray())];
        _byTitle = [.. Enumerable.Range(0, items.Length).OrderBy(row => items[row].Title, StringComparer.Ordinal).ThenBy(row => row)];
        _titleRanks = new int[items.Length];
        for (var rank = 0; rank < _byTitle.Length; rank++) _titleRanks[_byTitle[rank]] = rank;
    }

    /// <summary>Nothing is published.</summary>
    public static ItemIndex Empty { get; } = new([], Vocabulary.Empty(SearchWords.Meanings), -1);

    /// <summary>The commit of the place that it knows.</summary>
    public long Commit { get; }

    /// <summary>Every item, in the order of kinds and ids.</summary>
    public IReadOnlyList<IndexedItem> All => _items;

    /// <summary>This index with items that were changed in the place of what they were.</summary>
    public ItemIndex With(IReadOnlyList<Item> changed, long commit)
    {
        var news = changed.AsParallel().Select(IndexedItem.Of).OfType<IndexedItem>().ToList();
        var vocabulary = _vocabulary.With(news);
        var gone = changed.Select(i => (i.Kind, i.Id)).ToHashSet();
        var all = _items.Where(i => !gone.Contains((i.Kind.Code, i.Id))).Concat(news).ToArray();
        Array.Sort(all, (a, b) => string.CompareOrdinal(a.Kind.Code, b.Kind.Code) is var order and not 0 ? order : string.CompareOrdinal(a.Id, b.Id));
        return new ItemIndex(all, vocabulary, commit);
    }

    /// <summary>How a query was understood.</summary>
    public QueryWords Understand(string words) => QueryWords.Of(words, _vocabulary);

    /// <summary>What a query finds: what answers most of it first, then what says it where it counts most, then by title.</summary>
    public ItemAnswer Search(ItemQuery query)
    {
        var words = Understand(query.Words);
        var (scores, met, best) = (new float[_items.Length], new byte[_items.Length], new float[_items.Length]);
        _postings.Score(words, scores, met, best);
        var need = (byte)words.Asked.Count;
        var chosen = query.Facets.ToLookup(f => f.Facet, f => f.Code, StringComparer.Ordinal);
        var rows = Matching(query, met, need);
        var isPartial = rows.Count == 0 && need > 1;
        if (isPartial && (need = Most(query, met)) > 0) rows = Matching(query, met, need);

        var counts = new int[_values.Count];
        var found = new List<long>();
        foreach (var row in rows)
        {
            var missed = chosen.Count == 0 ? [] : chosen.Where(f => !Has(_items[row], f)).Select(f => f.Key).ToList();

            // Scores are never below nought, so that their bits rise as they do.
            if (missed.Count == 0) found.Add(((long)~BitConverter.SingleToInt32Bits(scores[row]) << 32) | (uint)_titleRanks[row]);
            if (missed.Count > 1) continue;
            foreach (var value in _valuesOf[row])
            {
                if (missed.Count == 0 || missed[0] == _values[value].Facet) counts[value]++;
            }
        }

        found.Sort();
        return new ItemAnswer(
            found.Count, [.. found.Skip((query.Page - 1) * query.PageSize).Take(query.PageSize).Select(key => _items[_byTitle[(int)(uint)key]])], words.Corrections, isPartial && found.Count > 0,
            [.. _values.Select((value, i) => (value, counts[i])).Where(c => c.Item2 > 0).OrderByDescending(c => c.Item2).ThenBy(c => c.value.Title, StringComparer.Ordinal)]);
    }

    private List<int> Matching(ItemQuery query, byte[] met, byte need) =>
        [.. Enumerable.Range(0, _items.Length).Where(row => met[row] >= need && (query.Kinds.Count == 0 || query.Kinds.Contains(_items[row].Kind.Code)))];

    private byte Most(ItemQuery query, byte[] met) =>
        Enumerable.Range(0, _items.Length).Where(row => query.Kinds.Count == 0 || query.Kinds.Contains(_items[row].Kind.Code)).Select(row => met[row]).DefaultIfEmpty().Max();

    private static bool Has(IndexedItem item, IGrouping<string, string> facet) => item.Facets.Any(v => v.Facet == facet.Key && facet.Contains(v.Code));
}
