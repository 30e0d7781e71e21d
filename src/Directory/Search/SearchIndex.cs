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
    private readonly int[] _starts;
    private readonly int[] _entries;
    private readonly byte[] _weights;

    private SearchIndex(IndexedService[] services, Vocabulary vocabulary, long commit)
    {
        _services = services;
        _vocabulary = vocabulary;
        Commit = commit;
        _rows = new Dictionary<string, int>(services.Length, StringComparer.Ordinal);
        _starts = new int[vocabulary.Count + 1];
        for (var row = 0; row < services.Length; row++)
        {
            _rows[services[row].Id] = row;
            foreach (var stem in services[row].Stems) _starts[stem + 1]++;
        }

        for (var stem = 0; stem < vocabulary.Count; stem++) _starts[stem + 1] += _starts[stem];
        (_entries, _weights) = (new int[_starts[^1]], new byte[_starts[^1]]);
        var next = _starts[..^1];
        for (var row = 0; row < services.Length; row++)
        {
            var service = services[row];
            for (var i = 0; i < service.Stems.Length; i++)
            {
                var at = next[service.Stems[i]]++;
                (_entries[at], _weights[at]) = (row, service.StemWeights[i]);
            }
        }

        Terms = [.. services.SelectMany(s => s.Terms).DistinctBy(t => t.Id).OrderBy(t => t.Name, StringComparer.OrdinalIgnoreCase).ThenBy(t => t.Id, StringComparer.Ordinal)];
    }

    /// <summary>Nothing is listed.</summary>
    public static SearchIndex Empty { get; } = new([], Vocabulary.Empty, -1);

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

    /// <summary>What a query finds: fresh before old, open before closed, then how well it fits, how near it is, and its name.</summary>
    public SearchAnswer Search(ServiceQuery query, DateOnly today)
    {
        var words = QueryWords.Of(query.Words, _vocabulary);
        var (found, isPartial) = Rank(query, words, today);
        var page = found.Skip((query.Page - 1) * query.PageSize).Take(query.PageSize)
            .Select(f => new ServiceHit(_services[f.Row], f.Metres, Reasons.For(_services[f.Row], query, words))).ToList();
        return new SearchAnswer(found.Count, page, words.Corrections, isPartial);
    }

    /// <summary>All that has the words, in the order of a search, without reasons.</summary>
    public IReadOnlyList<IndexedService> Having(string text, DateOnly today)
    {
        var query = new ServiceQuery { Words = text };
        var (found, isPartial) = Rank(query, QueryWords.Of(text, _vocabulary), today);
        return isPartial ? [] : found.ConvertAll(f => _services[f.Row]);
    }

    private (List<Found> Found, bool IsPartial) Rank(ServiceQuery query, QueryWords words, DateOnly today)
    {
        var filter = new QueryFilter(query);
        var scores = new float[_services.Length];
        var met = new byte[_services.Length];
        Score(words, scores, met);
        var need = (byte)words.Asked.Count;
        var found = Collect(filter, met, scores, need, today);
        var isPartial = false;
        if (found.Count == 0 && need > 1)
        {
            byte most = 0;
            for (var row = 0; row < met.Length; row++)
            {
                if (met[row] > most && Passes(filter, row)) most = met[row];
            }

            if (most > 0)
            {
                found = Collect(filter, met, scores, most, today);
                isPartial = true;
            }
        }

        found.Sort(Found.Compare);
        return (found, isPartial);
    }

    private void Score(QueryWords words, float[] scores, byte[] met)
    {
        var best = new float[_services.Length];
        foreach (var asked in words.Asked)
        {
            var touched = new List<int>();
            foreach (var (stem, worth) in asked.Stems)
            {
                for (var at = _starts[stem]; at < _starts[stem + 1]; at++)
                {
                    var (row, value) = (_entries[at], _weights[at] * worth);
                    if (best[row] == 0) touched.Add(row);
                    if (value > best[row]) best[row] = value;
                }
            }

            foreach (var row in touched)
            {
                scores[row] += best[row];
                met[row]++;
                best[row] = 0;
            }
        }
    }

    private List<Found> Collect(QueryFilter filter, byte[] met, float[] scores, byte need, DateOnly today)
    {
        var found = new List<Found>();
        for (var row = 0; row < _services.Length; row++)
        {
            if (met[row] < need || !Passes(filter, row)) continue;
            var service = _services[row];
            var metres = filter.Distance(service);
            var miles = metres is { } m ? Math.Min(FarAway, m / Point.MetresPerMile) : FarAway;
            var tier = !service.IsOpen ? 2 : service.Gone || Freshness.IsOld(service.AssuredOn, today) ? 1 : 0;
            found.Add(new Found(row, tier, scores[row] - (filter.HasPlace ? (float)miles * PerMile : 0), metres, service.Name));
        }

        return found;
    }

    private bool Passes(QueryFilter filter, int row) => ServiceStatus.IsListed(_services[row].Status) && filter.Passes(_services[row]);

    private readonly record struct Found(int Row, int Tier, float Score, double? Metres, string Name)
    {
        public static int Compare(Found a, Found b)
        {
            var order = a.Tier.CompareTo(b.Tier);
            if (order == 0) order = b.Score.CompareTo(a.Score);
            if (order == 0) order = (a.Metres ?? double.MaxValue).CompareTo(b.Metres ?? double.MaxValue);
            if (order == 0) order = string.CompareOrdinal(a.Name, b.Name);
            return order != 0 ? order : a.Row.CompareTo(b.Row);
        }
    }
}
