using Goldthread.DesignSystem.Text;
using Goldthread.Directory.PlainWords;
using Goldthread.Kernel.Data;
using Goldthread.Toolkit.Items;

namespace Goldthread.Toolkit.Shelf;

/// <summary>
/// What the toolkit has, for everybody and without a sign-in. Searches are answered from memory; a change made through this server counts at once, one made
/// through another server of the same store within <see cref="Known"/>.
/// </summary>
public sealed class ToolkitShelf : IDisposable
{
    /// <summary>For how long what was read is taken as true.</summary>
    public static readonly TimeSpan Known = TimeSpan.FromSeconds(2);

    private readonly Database _database;
    private readonly TimeProvider _clock;
    private readonly Followed<ItemIndex> _index;

    /// <summary>Follows the items of a store.</summary>
    public ToolkitShelf(Database database, TimeProvider clock)
    {
        (_database, _clock) = (database, clock);
        _index = new Followed<ItemIndex>(clock, Known, ItemIndex.Empty, async index =>
        {
            var changed = new List<Item>();
            var commit = await database.Read(s => ItemTable.Each(s, index.Commit, changed.Add));
            return changed.Count > 0 ? index.With(changed, commit) : index;
        });
    }

    /// <summary>Today, in England.</summary>
    public DateOnly Today => Dates.DayInLondon(_clock.GetUtcNow());

    /// <summary>Everything that is published, in the order of kinds and ids.</summary>
    public async ValueTask<IReadOnlyList<IndexedItem>> All() => (await _index.Now()).All;

    /// <summary>What a search finds.</summary>
    public async ValueTask<ItemAnswer> Search(ItemQuery query) => (await _index.Now()).Search(query);

    /// <summary>One published item with its document; null where there is none of this id.</summary>
    public async ValueTask<(Item Item, T Document)?> Find<T>(ItemKind kind, string id)
        where T : ItemDocument =>
        await _database.Read(s => ItemTable.Find(s, kind.Code, id)) is { IsPublished: true } item && Read(kind, item) is T document ? (item, document) : null;

    /// <summary>Several published items with their documents, in the order in which they were asked for; those that are not there are left out.</summary>
    public async ValueTask<IReadOnlyList<(Item Item, T Document)>> Documents<T>(ItemKind kind, IReadOnlyList<string> ids)
        where T : ItemDocument
    {
        var items = await _database.Read(s => ids.Select(id => ItemTable.Find(s, kind.Code, id)).ToList());
        return [.. items.OfType<Item>().Where(i => i.IsPublished).Select(i => (i, Document: Read(kind, i) as T)).Where(r => r.Document is not null).Select(r => (r.i, r.Document!))];
    }

    /// <summary>Every published item of a kind with its document, in the order of ids.</summary>
    public async ValueTask<IReadOnlyList<(Item Item, T Document)>> EveryOne<T>(ItemKind kind)
        where T : ItemDocument => await Documents<T>(kind, [.. (await All()).Where(i => i.Kind == kind).Select(i => i.Id)]);

    /// <summary>The documents of items, in the same order; null for one that went meanwhile.</summary>
    public async ValueTask<IReadOnlyList<ItemDocument?>> Documents(IReadOnlyList<IndexedItem> items)
    {
        var rows = await _database.Read(s => items.Select(i => ItemTable.Find(s, i.Kind.Code, i.Id)).ToList());
        return [.. items.Zip(rows, (item, row) => row is { IsPublished: true } ? Read(item.Kind, row) : null)];
    }

    /// <summary>How a search is understood: to say why something was found.</summary>
    public async ValueTask<QueryWords> Understand(string words) => (await _index.Now()).Understand(words);

    /// <summary>Versions that an item had before, the newest first.</summary>
    public ValueTask<List<(int Version, long ReplacedAt, string By)>> Earlier(ItemKind kind, string id) => _database.Read(s => ItemTable.Earlier(s, kind.Code, id));

    /// <summary>What a version said before it was replaced; null where there is no such version, or where this version of the product cannot read it.</summary>
    public async ValueTask<ItemDocument?> Earlier(ItemKind kind, string id, int version) =>
        await _database.Read(s => ItemTable.EarlierDocument(s, kind.Code, id, version)) is { } json && kind.Read(json) is { Succeeded: true } read ? read.Value : null;

    /// <inheritdoc />
    public void Dispose() => _index.Dispose();

    internal ValueTask<ItemIndex> Index() => _index.Now();

    /// <summary>From now on what is known is asked for again.</summary>
    internal void Forget() => _index.Forget();

    // The day by which it is to be read again moves on without a new version.
    private static ItemDocument? Read(ItemKind kind, Item item) => kind.Read(item.Document) is { Succeeded: true } read ? read.Value with { ReviewOn = item.ReviewOn } : null;
}
