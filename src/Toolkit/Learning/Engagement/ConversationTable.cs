using Goldthread.Kernel.Data;

namespace Goldthread.Toolkit.Learning.Engagement;

internal static class ConversationTable
{
    private const string Columns = "entry, held_on, venue, people, method, themes, said, did, organisation, organisation_name, by_name, taken_back";

    // On every machine, and rare: when somebody writes down a talk with the public.
    private const string Upsert = $"""
        insert into toolkit_engagement ({Columns})
        values (@entry, @held_on, @venue, @people, @method, @themes, @said, @did, @organisation, @organisation_name, @by_name, @taken_back)
        on conflict (entry) do update set did = excluded.did, taken_back = excluded.taken_back
        """;

    private const string SelectOne = $"select {Columns} from toolkit_engagement where entry = @entry";

    private const string SelectAll = $"select {Columns} from toolkit_engagement order by held_on desc, entry desc";

    public static void Put(Session session, Conversation c) => session.Statement(Upsert)
        .Set("entry", c.Number).Set("held_on", c.HeldOn.DayNumber).Set("venue", c.Venue).Set("people", c.People).Set("method", c.Method).Set("themes", string.Join(',', c.Themes))
        .Set("said", c.Said).Set("did", c.Did).Set("organisation", c.Organisation).Set("organisation_name", c.OrganisationName).Set("by_name", c.By).Set("taken_back", c.TakenBack).Execute();

    public static Conversation? Find(Session session, long number) => session.Statement(SelectOne).Set("entry", number).First(r => (Conversation?)Read(r), null);

    /// <summary>All, the newest first.</summary>
    public static List<Conversation> All(Session session) => session.Statement(SelectAll).List(Read);

    private static Conversation Read(Row r) => new(
        r.GetInt64(0), DateOnly.FromDayNumber(r.GetInt32(1)), r.GetString(2), r.GetInt32(3), r.GetString(4), Typed.Tags(r.GetString(5)), r.GetString(6), r.GetString(7),
        r.GetString(8), r.GetString(9), r.GetString(10), r.GetString(11));
}
