using Goldthread.DesignSystem.Text;
using Goldthread.Directory.Search;
using Goldthread.Directory.Services;
using Goldthread.Kernel.Data;

namespace Goldthread.Directory;

/// <summary>
/// The directory as other floors ask it: what is listed, and whether it is open. Searches are answered from memory; a change made through this server
/// counts at once, one made through another server of the same store within <see cref="Known"/>.
/// </summary>
public sealed class ServiceDirectory(Database database, TimeProvider clock) : IDisposable
{
    /// <summary>For how long what was read is taken as true.</summary>
    public static readonly TimeSpan Known = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim _one = new(1);
    private SearchIndex _index = SearchIndex.Empty;
    private long _readAt = long.MinValue;
    private int _forgotten;

    /// <summary>Today, in England.</summary>
    public DateOnly Today => Dates.DayInLondon(clock.GetUtcNow());

    /// <summary>A published service in full, whatever its status; null when there is none of this id.</summary>
    public async ValueTask<Service?> Find(string id) => await Listing(id) is { IsPublished: true } listing ? ServiceReader.Read(listing.Document) : null;

    /// <summary>What a listing is at this moment, inside the caller's own transaction: to refer only to what is open.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="id">Id of the service.</param>
    /// <returns>The published service, or null.</returns>
    public static Service? Find(Session session, string id) => ServiceTable.Find(session, id) is { IsPublished: true } listing ? ServiceReader.Read(listing.Document) : null;

    /// <summary>The short form of a published service: name, status, provider, phone. Up to <see cref="Known"/> old.</summary>
    public async ValueTask<IndexedService?> Standing(string id) => (await Index()).Find(id);

    /// <summary>Searches what is open or closed for now. Fresh comes before old, open before closed, then what fits best and is nearest.</summary>
    public async ValueTask<SearchAnswer> Search(ServiceQuery query) => (await Index()).Search(query, Today);

    /// <summary>How many services and assets are listed for the public.</summary>
    public async ValueTask<int> Count() => (await Index()).All.Count(s => ServiceStatus.IsListed(s.Status));

    /// <summary>The listing with its draft and where it comes from; null when there is none.</summary>
    internal ValueTask<Listing?> Listing(string id) => database.Read(s => ServiceTable.Find(s, id));

    internal ValueTask<List<Listing>> Listings(IReadOnlyList<string> ids) => database.Read(s => ids.Select(id => ServiceTable.Find(s, id)).OfType<Listing>().ToList());

    /// <summary>From now on what is known is asked for again.</summary>
    internal void Forget()
    {
        Interlocked.Increment(ref _forgotten);
        Volatile.Write(ref _readAt, long.MinValue);
    }

    internal async ValueTask<SearchIndex> Index()
    {
        var readAt = Volatile.Read(ref _readAt);
        if (readAt != long.MinValue && clock.GetElapsedTime(readAt) < Known) return _index;

        // While one asks what has changed, others go on with what was known; but nobody with nothing, or with what was told to be forgotten.
        if (!await _one.WaitAsync(readAt == long.MinValue ? Timeout.InfiniteTimeSpan : TimeSpan.Zero)) return _index;
        try
        {
            readAt = Volatile.Read(ref _readAt);
            if (readAt != long.MinValue && clock.GetElapsedTime(readAt) < Known) return _index;
            var (now, forgotten) = (clock.GetTimestamp(), Volatile.Read(ref _forgotten));
            var (index, changed) = (_index, new List<Listing>());
            var commit = await database.Read(s => ServiceTable.Each(s, index.Commit, changed.Add));
            if (changed.Count > 0) _index = index.With(changed, commit);

            // Only now, so that nobody takes what is not yet read for all that there is; and not when somebody wrote meanwhile.
            if (forgotten == Volatile.Read(ref _forgotten)) Volatile.Write(ref _readAt, now);
            return _index;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose() => _one.Dispose();
}
