using System.Buffers;
using Goldthread.Directory.PlainWords;
using Goldthread.Directory.Services;

namespace Goldthread.Directory.Search;

/// <summary>
/// Every published listing in memory, as it was at one commit of the place. Never changed once made: a change makes another, which shares what stayed.
/// </summary>
internal sealed class SearchIndex
{
    private const float PerMile = 0.15f;
    private const double FarAway = 20;

    private readonly IndexedService[] _services;
    private readonly Dictionary<string, int> _rows;
    private readonly Vocabulary _vocabulary;
    private readonly Postings _postings;
    private readonly int[] _nameRanks;
    private readonly Lazy<Dictionary<string, Point>> _districts;

    private SearchIndex(IndexedService[] services, Vocabulary vocabulary, long commit)
    {
        _services = services;
        _vocabulary = vocabulary;
        Commit = commit;
        _rows = new Dictionary<string, int>(services.Length, StringComparer.Ordinal);
        for (var row = 0; row < services.Length; row++) _rows[services[row].Id] = row;
        _postings = new Postings(services, vocabulary);
        _nameRanks = new int[services.Length];
        var byName = Enumerable.Range(0, services.Length).ToArray();
        Array.Sort(byName, (a, b) => string.CompareOrdinal(services[a].Name, services[b].Name) is var order and not 0 ? order : a.CompareTo(b));
        for (var rank = 0; rank < byName.Length; rank++) _nameRanks[byName[rank]] = rank;
        _districts = new Lazy<Dictionary<string, Point>>(() => MiddlesOf(services));
        Terms = [.. services.SelectMany(s => s.Terms).DistinctBy(t => t.Id).OrderBy(t => t.Name, StringComparer.OrdinalIgnoreCase).ThenBy(t => t.Id, StringComparer.Ordinal)];
    }

    /// <summary>Nothing is listed.</summary>
    public static SearchIndex Empty { get; } = new([], Vocabulary.Empty(Needs.Meanings), -1);

    /// <summary>The commit of the place that it knows.</summary>
    public long Commit { get; }

    /// <summary>Every listing, in the order of ids.</summary>
    public IReadOnlyList<IndexedService> All => _services;

    /// <summary>Every term that a listing bears, by name.</summary>
    public IReadOnlyList<Term> Terms { get; }

    /// <summary>This index with listings that were changed in the place of what they were.</summary>
    public SearchIndex With(IReadOnlyList<Listing> changed, long commit)
    {
        var news = changed.AsParallel().Where(l => l.IsPublished).Select(IndexedService.Of).ToList();
        var vocabulary = _vocabulary.With(news);
        var gone = changed.Select(l => l.Id).ToHashSet(StringComparer.Ordinal);
        var all = _services.Where(s => !gone.Contains(s.Id)).Concat(news).ToArray();
        Array.Sort(all, (a, b) => string.CompareOrdinal(a.Id, b.Id));
        return new SearchIndex(all, vocabulary, commit);
    }

    /// <summary>A listing by its id, or null.</summary>
    public IndexedService? Find(string id) => _rows.TryGetValue(id, out var row) ? _services[row] : null;

    /// <summary>Where listings with a postcode, or one that begins so ("ZZ1 4", "ZZ1"), lie in the middle; null when there is none.</summary>
    public Point? MiddleOf(string part) => _districts.Value.TryGetValue(part, out var middle) ? middle : null;

    /// <summary>What a query finds: fresh before old, open before closed, then how well it fits, how near it is, and its name.</summary>
    public SearchAnswer Search(ServiceQuery query, DateOnly today)
    {
        var words = QueryWords.Of(query.Words, _vocabulary);
        var filter = new QueryFilter(query);
        var (total, found, isPartial, elsewhere) = Rank(words, filter, null, (query.Page - 1) * query.PageSize, query.PageSize, today);
        var page = found.ConvertAll(f => new ServiceHit(_services[f.Row], filter.Distance(_services[f.Row]), Reasons.For(_services[f.Row], query, words)));
        return new SearchAnswer(total, page, words.Corrections, isPartial, elsewhere);
    }

    /// <summary>Of what has all the words, and fits, how many there are and those of one page, in the order of a search.</summary>
    public (int Total, IReadOnlyList<IndexedService> Page) Having(string text, Func<IndexedService, bool> fits, int skip, int take, DateOnly today)
    {
        var (total, found, isPartial, _) = Rank(QueryWords.Of(text, _vocabulary), new QueryFilter(new ServiceQuery()), fits, skip, take, today);
        return isPartial ? (0, []) : (total, found.ConvertAll(f => _services[f.Row]));
    }

    private (int Total, List<Found> Found, bool IsPartial, int Elsewhere) Rank(QueryWords words, QueryFilter filter, Func<IndexedService, bool>? fits, int skip, int take, DateOnly today)
    {
        // As large as the directory, and wanted for every search: lent, not made.
        var (scores, met, best) = (ArrayPool<float>.Shared.Rent(_services.Length), ArrayPool<byte>.Shared.Rent(_services.Length), ArrayPool<float>.Shared.Rent(_services.Length));
        try
        {
            Array.Clear(scores, 0, _services.Length);
            Array.Clear(met, 0, _services.Length);
            Array.Clear(best, 0, _services.Length);
            _postings.Score(words, scores, met, best);
            bool Fits(int row) => ServiceStatus.IsListed(_services[row].Status) && filter.Passes(_services[row]) && fits?.Invoke(_services[row]) != false;
            var need = (byte)words.Asked.Count;
            var (total, found, elsewhere) = Collect(filter, Fits, met, scores, need, skip, take, today);
            if (total > 0 || need <= 1) return (total, found, false, elsewhere);
            byte most = 0;
            for (var row = 0; row < _services.Length; row++)
            {
                if (met[row] > most && Fits(row) && filter.Serves(_services[row])) most = met[row];
            }

            if (most == 0) return (0, found, false, elsewhere);
            (total, found, elsewhere) = Collect(filter, Fits, met, scores, most, skip, take, today);
            return (total, found, true, elsewhere);
        }
        finally
        {
            ArrayPool<float>.Shared.Return(scores);
            ArrayPool<byte>.Shared.Return(met);
            ArrayPool<float>.Shared.Return(best);
        }
    }

    // Only as many as the page needs are kept in order; the rest is counted.
    private (int Total, List<Found> Found, int Elsewhere) Collect(QueryFilter filter, Func<int, bool> fits, byte[] met, float[] scores, byte need, int skip, int take, DateOnly today)
    {
        var (total, elsewhere) = (0, 0);
        var kept = (int)Math.Min((long)skip + take, _services.Length);
        var worstFirst = new PriorityQueue<Found, Found>(Comparer<Found>.Create((a, b) => Found.Compare(b, a)));
        for (var row = 0; row < _services.Length; row++)
        {
            if (met[row] < need || !fits(row)) continue;
            var service = _services[row];
            if (!filter.Serves(service))
            {
                elsewhere++;
                continue;
            }

            total++;
            var metres = filter.Roughly(service);
            var miles = metres is { } m ? Math.Min(FarAway, m / Point.MetresPerMile) : FarAway;
            var tier = !service.IsOpen ? 2 : service.Gone || Freshness.IsOld(service.AssuredOn, today) ? 1 : 0;
            var found = new Found(row, tier, scores[row] - (filter.HasPlace ? (float)miles * PerMile : 0), metres ?? double.MaxValue, _nameRanks[row]);
            if (worstFirst.Count < kept) worstFirst.Enqueue(found, found);
            else if (Found.Compare(found, worstFirst.Peek()) < 0) worstFirst.EnqueueDequeue(found, found);
        }

        var page = new List<Found>();
        while (worstFirst.Count > skip) page.Add(worstFirst.Dequeue());
        page.Reverse();
        return (total, page, elsewhere);
    }

    private static Dictionary<string, Point> MiddlesOf(IndexedService[] services) =>
        services.Where(s => s.Postcode.Length > 4 && s.Points.Count > 0)
            .SelectMany(s => new[] { s.Postcode, s.Postcode[..^2], s.Postcode[..^4].TrimEnd() }.Distinct(StringComparer.OrdinalIgnoreCase).Select(part => (Part: part, Point: s.Points[0])))
            .GroupBy(p => p.Part, p => p.Point, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(g => g.Key, g => new Point(g.Average(p => p.Latitude), g.Average(p => p.Longitude)), StringComparer.OrdinalIgnoreCase);

    private readonly record struct Found(int Row, int Tier, float Score, double Metres, int NameRank)
    {
        public static int Compare(Found a, Found b)
        {
            var order = a.Tier.CompareTo(b.Tier);
            if (order == 0) order = b.Score.CompareTo(a.Score);
            if (order == 0) order = a.Metres.CompareTo(b.Metres);
            if (order == 0) order = a.NameRank.CompareTo(b.NameRank);
            return order != 0 ? order : a.Row.CompareTo(b.Row);
        }
    }
}
