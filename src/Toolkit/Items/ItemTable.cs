using Goldthread.Kernel.Data;

namespace Goldthread.Toolkit.Items;

internal static class ItemTable
{
    private const string Columns = "kind, item, owner, version, review_on, document, shipped, published_at, draft, draft_state, draft_by, draft_at";

    // On every machine, and rare: when an item is changed, or the product brings newer ones.
    private const string Upsert = $"""
        insert into toolkit_item ({Columns}, changed)
        values (@kind, @item, @owner, @version, @review_on, @document, @shipped, @published_at, @draft, @draft_state, @draft_by, @draft_at, @changed)
        on conflict (kind, item) do update
        set owner = excluded.owner, version = excluded.version, review_on = excluded.review_on, document = excluded.document, shipped = excluded.shipped,
            published_at = excluded.published_at, draft = excluded.draft, draft_state = excluded.draft_state, draft_by = excluded.draft_by, draft_at = excluded.draft_at,
            changed = excluded.changed
        """;

    // On every machine, and rare: when an item is changed.
    private const string InsertEarlier = """
        insert into toolkit_earlier (kind, item, version, document, replaced_at, replaced_by) values (@kind, @item, @version, @document, @at, @by)
        """;

    private const string SelectOne = $"select {Columns} from toolkit_item where kind = @kind and item = @item";

    private const string SelectAfter = $"select {Columns}, changed from toolkit_item where changed > @changed order by changed, kind, item";

    private const string SelectDrafts = $"select {Columns} from toolkit_item where draft_state <> @none order by draft_at, kind, item";

    private const string SelectEarlierOne = "select document from toolkit_earlier where kind = @kind and item = @item and version = @version";

    private const string SelectEarlier = "select version, replaced_at, replaced_by from toolkit_earlier where kind = @kind and item = @item order by version desc";

    public static void Put(Session session, Item item, long commit) =>
        session.Statement(Upsert)
            .Set("kind", item.Kind).Set("item", item.Id).Set("owner", item.Owner).Set("version", item.Version).Set("review_on", item.ReviewOn.DayNumber)
            .Set("document", item.Document).Set("shipped", item.Shipped).Set("published_at", item.PublishedAt).Set("changed", commit)
            .Set("draft", item.Draft?.Document).Set("draft_state", item.Draft?.State ?? ItemDraftState.None).Set("draft_by", item.Draft?.By ?? "").Set("draft_at", item.Draft?.At ?? 0)
            .Execute();

    public static void Keep(Session session, Item replaced, long at, string by) =>
        session.Statement(InsertEarlier)
            .Set("kind", replaced.Kind).Set("item", replaced.Id).Set("version", replaced.Version).Set("document", replaced.Document).Set("at", at).Set("by", by)
            .Execute();

    public static Item? Find(Session session, string kind, string id) =>
        session.Statement(SelectOne).Set("kind", kind).Set("item", id).First(Of, null);

    /// <summary>Every item changed after a commit of the place, in order, and the last commit seen.</summary>
    public static long Each(Session session, long after, Action<Item> each)
    {
        var last = after;
        session.Statement(SelectAfter).Set("changed", after).Each(r =>
        {
            last = r.GetInt64(12);
            each(Of(r)!);
            return true;
        });
        return last;
    }

    public static List<(int Version, long ReplacedAt, string By)> Earlier(Session session, string kind, string id) =>
        session.Statement(SelectEarlier).Set("kind", kind).Set("item", id).List(r => (r.GetInt32(0), r.GetInt64(1), r.GetString(2)));

    /// <summary>What a version said before it was replaced; null where there is none.</summary>
    public static string? EarlierDocument(Session session, string kind, string id, int version) =>
        session.Statement(SelectEarlierOne).Set("kind", kind).Set("item", id).Set("version", version).First(r => r.GetString(0), (string?)null);

    /// <summary>Every item with a draft, the oldest draft first.</summary>
    public static List<Item> Drafts(Session session) => session.Statement(SelectDrafts).Set("none", ItemDraftState.None).List(r => Of(r)!);

    private static Item? Of(Row r) => new(
        r.GetString(0), r.GetString(1), r.GetString(2), r.GetInt32(3), DateOnly.FromDayNumber(r.GetInt32(4)), r.GetString(5), r.GetString(6), r.GetInt64(7),
        r.IsDBNull(8) ? null : new ItemDraft(r.GetString(8), r.GetString(9), r.GetString(10), r.GetInt64(11)));
}
