using Goldthread.DesignSystem.Text;
using Goldthread.Directory.Search;
using Goldthread.Directory.Services;
using Goldthread.Kernel.Data;

namespace Goldthread.Directory;

/// <summary>
/// The directory as other floors ask it: what is listed, and whether it is open. Searches are answered from memory; a change made through this server
/// counts at once, one made through another server of the same store within <see cref="Known"/>.
/// </summary>
public sealed class ServiceDirectory : IDisposable
{
    /// <summary>For how long what was read is taken as true.</summary>
    public static readonly TimeSpan Known = TimeSpan.FromSeconds(2);

    private readonly Database _database;
    private readonly TimeProvider _clock;
    private readonly Followed<SearchIndex> _index;

    /// <summary>Follows the listings of a store.</summary>
    public ServiceDirectory(Database database, TimeProvider clock)
    {
        (_database, _clock) = (database, clock);
        _index = new Followed<SearchIndex>(clock, Known, SearchIndex.Empty, async index =>
        {
            var changed = new List<Listing>();
            var commit = await database.Read(s => ServiceTable.Each(s, index.Commit, changed.Add));
            return changed.Count > 0 ? index.With(changed, commit) : index;
        });
    }

    /// <summary>Today, in England.</summary>
    public DateOnly Today => Dates.DayInLondon(_clock.GetUtcNow());

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
    internal ValueTask<Listing?> Listing(string id) => _database.Read(s => ServiceTable.Find(s, id));

    internal ValueTask<List<Listing>> Listings(IReadOnlyList<string> ids) => _database.Read(s => ids.Select(id => ServiceTable.Find(s, id)).OfType<Listing>().ToList());

    /// <summary>From now on what is known is asked for again.</summary>
    internal void Forget() => _index.Forget();

    internal ValueTask<SearchIndex> Index() => _index.Now();

    /// <inheritdoc />
    public void Dispose() => _index.Dispose();
}
