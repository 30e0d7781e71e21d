using Goldthread.Kernel.Data;

namespace Goldthread.Fhir.Subscriptions;

/// <summary>Where a subscription stands: the codes of R4's Subscription.status.</summary>
internal static class SubscriptionState
{
    public const string Requested = "requested";
    public const string Active = "active";
    public const string Error = "error";
    public const string Off = "off";
}

/// <summary>What the server knows of a subscription beyond the resource. Times are milliseconds.</summary>
/// <param name="Id">The Subscription's id.</param>
/// <param name="Version">The version that its owner last wrote.</param>
/// <param name="Owner">The user who wrote it, with whose sight it is served.</param>
/// <param name="Organisation">For whom they worked.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Shown">What the resource says about that; the resource follows.</param>
/// <param name="Reason">Why it stands in error.</param>
/// <param name="Events">Events since it was made.</param>
/// <param name="Sent">The last of them that was delivered.</param>
/// <param name="Failures">Tries since the last success.</param>
/// <param name="NextTry">Nothing is sent before.</param>
/// <param name="LastSent">When something last was.</param>
internal sealed record SubscriptionRow(
    string Id, int Version, string Owner, string Organisation, string State, string Shown, string Reason, long Events, long Sent, int Failures, long NextTry, long LastSent);

internal static class SubscriptionTable
{
    private const string Columns = "subscription, version, owner, organisation, state, shown, reason, events, sent, failures, next_try, last_sent";

    private const string Upsert = $"""
        insert into fhir_subscription ({Columns})
        values (@subscription, @version, @owner, @organisation, @state, @shown, @reason, @events, @sent, @failures, @next_try, @last_sent)
        on conflict (subscription) do update
        set version = excluded.version, owner = excluded.owner, organisation = excluded.organisation, state = excluded.state, shown = excluded.shown,
            reason = excluded.reason, events = excluded.events, sent = excluded.sent, failures = excluded.failures,
            next_try = excluded.next_try, last_sent = excluded.last_sent
        """;

    private const string SelectOne = $"select {Columns} from fhir_subscription where subscription = @subscription";

    private const string SelectAll = $"select {Columns} from fhir_subscription order by subscription";

    private const string SelectActive = $"select {Columns} from fhir_subscription where state = 'active' order by subscription";

    private const string Delete = "delete from fhir_subscription where subscription = @subscription";

    public static void Put(Session session, SubscriptionRow row) =>
        session.Statement(Upsert)
            .Set("subscription", row.Id).Set("version", row.Version).Set("owner", row.Owner).Set("organisation", row.Organisation)
            .Set("state", row.State).Set("shown", row.Shown).Set("reason", row.Reason).Set("events", row.Events).Set("sent", row.Sent)
            .Set("failures", row.Failures).Set("next_try", row.NextTry).Set("last_sent", row.LastSent)
            .Execute();

    public static SubscriptionRow? Find(Session session, string id) => session.Statement(SelectOne).Set("subscription", id).First(r => (SubscriptionRow?)Read(r), none: null);

    /// <summary>The row, held against other writers until the transaction ends; null when the subscription is gone.</summary>
    public static SubscriptionRow? Lock(Session session, string id) =>
        session.Statement(SelectOne + session.Dialect.ForUpdate).Set("subscription", id).First(r => (SubscriptionRow?)Read(r), none: null);

    public static List<SubscriptionRow> All(Session session) => session.Statement(SelectAll).List(Read);

    public static List<SubscriptionRow> Active(Session session) => session.Statement(SelectActive).List(Read);

    public static void Remove(Session session, string id) => session.Statement(Delete).Set("subscription", id).Execute();

    private static SubscriptionRow Read(Row r) => new(
        r.GetString(0), r.GetInt32(1), r.GetString(2), r.GetString(3), r.GetString(4), r.GetString(5), r.GetString(6), r.GetInt64(7), r.GetInt64(8), r.GetInt32(9), r.GetInt64(10), r.GetInt64(11));
}
