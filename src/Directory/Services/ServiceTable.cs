using Goldthread.Kernel.Data;

namespace Goldthread.Directory.Services;

/// <summary>One listing as it lies in the store.</summary>
/// <param name="Id">Id of the service.</param>
/// <param name="Owner">Code of the organisation that keeps it; empty for one from a feed.</param>
/// <param name="Source">The feed it comes from; empty for one that is kept here.</param>
/// <param name="Document">What is published; empty for a first draft.</param>
/// <param name="GoneAt">When it was missed in its feed, in milliseconds since 1970; null while it is there.</param>
/// <param name="Draft">A change that is not published yet.</param>
public sealed record Listing(string Id, string Owner, string Source, string Document, long? GoneAt = null, Draft? Draft = null)
{
    /// <summary>True when the public may read it.</summary>
    public bool IsPublished => Document.Length > 0;
}

/// <summary>A change that waits.</summary>
/// <param name="Document">How the listing would read.</param>
/// <param name="State">A code of <see cref="DraftState"/>.</param>
/// <param name="By">Who wrote it.</param>
/// <param name="At">When, in milliseconds since 1970.</param>
public sealed record Draft(string Document, string State, string By, long At);

/// <summary>How far a draft has come.</summary>
public static class DraftState
{
    /// <summary>There is none.</summary>
    public const string None = "";

    /// <summary>Still being written.</summary>
    public const string Writing = "writing";

    /// <summary>The owner is asked.</summary>
    public const string Waiting = "waiting";
}

internal static class ServiceTable
{
    private const string Columns = "service, owner, source, document, gone_at, draft, draft_state, draft_by, draft_at";

    // On every machine, and rare: when a listing is changed, or a feed brings news.
    private const string Upsert = $"""
        insert into directory_service ({Columns}, changed)
        values (@service, @owner, @source, @document, @gone_at, @draft, @draft_state, @draft_by, @draft_at, @changed)
        on conflict (service) do update
        set owner = excluded.owner, source = excluded.source, document = excluded.document, gone_at = excluded.gone_at, draft = excluded.draft,
            draft_state = excluded.draft_state, draft_by = excluded.draft_by, draft_at = excluded.draft_at, changed = excluded.changed
        """;

    // On every machine, and rare: when a listing is changed.
    private const string InsertEarlier = """
        insert into directory_earlier (service, changed, document, replaced_at, replaced_by) values (@service, @changed, @document, @at, @by)
        """;

    private const string SelectOne = $"select {Columns} from directory_service where service = @service";

    private const string SelectAfter = $"select {Columns}, changed from directory_service where changed > @changed order by changed, service";

    private const string SelectOfSource = $"select {Columns} from directory_service where source = @source order by service";

    private const string SelectOfOwner = $"select {Columns} from directory_service where owner = @owner order by service";

    private const string SelectWaiting = $"select {Columns} from directory_service where draft_state <> @none order by draft_at, service";

    private const string CountAll = "select count(*) from directory_service";

    public static void Put(Session session, Listing l, long commit) =>
        session.Statement(Upsert)
            .Set("service", l.Id).Set("owner", l.Owner).Set("source", l.Source).Set("document", l.Document).Set("changed", commit)
            .Set("gone_at", l.GoneAt ?? 0).Set("draft", l.Draft?.Document).Set("draft_state", l.Draft?.State ?? DraftState.None).Set("draft_by", l.Draft?.By ?? "").Set("draft_at", l.Draft?.At ?? 0)
            .Execute();

    public static void Keep(Session session, Listing replaced, long commit, long at, string by) =>
        session.Statement(InsertEarlier).Set("service", replaced.Id).Set("changed", commit).Set("document", replaced.Document).Set("at", at).Set("by", by).Execute();

    public static Listing? Find(Session session, string id) => session.Statement(SelectOne).Set("service", id).First(Of, null);

    /// <summary>Every listing changed after a commit of the place, in order, and the last commit seen.</summary>
    public static long Each(Session session, long after, Action<Listing> each)
    {
        var last = after;
        session.Statement(SelectAfter).Set("changed", after).Each(r =>
        {
            last = r.GetInt64(9);
            each(Of(r)!);
            return true;
        });
        return last;
    }

    public static List<Listing> OfSource(Session session, string source) => session.Statement(SelectOfSource).Set("source", source).List(r => Of(r)!);

    public static List<Listing> OfOwner(Session session, string owner) => session.Statement(SelectOfOwner).Set("owner", owner).List(r => Of(r)!);

    public static List<Listing> Waiting(Session session) => session.Statement(SelectWaiting).Set("none", DraftState.None).List(r => Of(r)!);

    public static long Count(Session session) => session.Statement(CountAll).First(r => r.GetInt64(0), 0);

    private static Listing? Of(Row r) => new(
        r.GetString(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetInt64(4) is var gone and > 0 ? gone : null,
        r.IsDBNull(5) ? null : new Draft(r.GetString(5), r.GetString(6), r.GetString(7), r.GetInt64(8)));
}
