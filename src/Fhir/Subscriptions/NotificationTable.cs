using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Data;

namespace Goldthread.Fhir.Subscriptions;

/// <summary>One event that a subscription is told of: a version of a resource, by the place where it lies.</summary>
internal sealed record NotificationRow(long Number, long At, ResourceChange Change, short Type, string Id, PersonKey Person, long Row);

internal static class NotificationTable
{
    private const string Insert = """
        insert into fhir_notification (subscription, event_no, at, change, type, id, part, person, row_no)
        values (@subscription, @event_no, @at, @change, @type, @id, @part, @person, @row_no)
        """;

    private const string SelectRange = """
        select event_no, at, change, type, id, part, person, row_no from fhir_notification
        where subscription = @subscription and event_no >= @from and event_no <= @until
        order by event_no
        limit @limit
        """;

    private const string DeleteUntil = "delete from fhir_notification where subscription = @subscription and event_no <= @until";

    public static void Add(Session session, string subscription, NotificationRow row) =>
        session.Statement(Insert)
            .Set("subscription", subscription).Set("event_no", row.Number).Set("at", row.At).Set("change", row.Change.ToString())
            .Set("type", row.Type).Set("id", row.Id).Set("part", row.Person.Part).Set("person", row.Person.Number).Set("row_no", row.Row)
            .Execute();

    /// <summary>Events by their numbers, both ends included, in order.</summary>
    public static List<NotificationRow> Between(Session session, string subscription, long from, long until, int limit) =>
        session.Statement(SelectRange).Set("subscription", subscription).Set("from", from).Set("until", until).Set("limit", limit).List(r => new NotificationRow(
            r.GetInt64(0), r.GetInt64(1), Enum.Parse<ResourceChange>(r.GetString(2)), r.GetInt16(3), r.GetString(4), new PersonKey(r.GetInt32(5), r.GetInt64(6)), r.GetInt64(7)));

    public static void RemoveUntil(Session session, string subscription, long until) =>
        session.Statement(DeleteUntil).Set("subscription", subscription).Set("until", until).Execute();
}
