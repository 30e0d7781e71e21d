using Goldthread.Kernel.Data;

namespace Goldthread.Toolkit.Programmes.Learning;

internal static class LessonTable
{
    // On every machine, and rare: when an area writes down what it learned.
    private const string Insert = """
        insert into toolkit_lesson (lesson, call, bid, title, body, initiative, written_by, written_at) values (@lesson, @call, @bid, @title, @body, @initiative, @by, @at)
        """;

    // On every machine, and rare: when an organisation says that it took a lesson up.
    private const string UpsertAdoption = """
        insert into toolkit_adoption (lesson, organisation, organisation_name, place, said_by, said_at) values (@lesson, @organisation, @organisation_name, @place, @by, @at)
        on conflict (lesson, organisation) do update set place = excluded.place, said_by = excluded.said_by, said_at = excluded.said_at
        """;

    private const string SelectOf = "select lesson, call, bid, title, body, initiative, written_at from toolkit_lesson where call = @call order by lesson desc";

    private const string SelectOne = "select lesson, call, bid, title, body, initiative, written_at from toolkit_lesson where lesson = @lesson";

    private const string SelectAdoptions = "select organisation, organisation_name, place from toolkit_adoption where lesson = @lesson order by said_at, organisation";

    public static void Add(Session session, Lesson l, string by) => session.Statement(Insert)
        .Set("lesson", l.Number).Set("call", l.Call).Set("bid", l.Bid).Set("title", l.Title).Set("body", l.Body).Set("initiative", l.Initiative).Set("by", by).Set("at", l.At.ToUnixTimeMilliseconds()).Execute();

    public static void TakeUp(Session session, long lesson, Adoption a, string by, DateTimeOffset at) => session.Statement(UpsertAdoption)
        .Set("lesson", lesson).Set("organisation", a.Organisation).Set("organisation_name", a.OrganisationName).Set("place", a.Place).Set("by", by).Set("at", at.ToUnixTimeMilliseconds()).Execute();

    /// <summary>Lessons of a call with who took them up, the newest first.</summary>
    public static List<Lesson> OfCall(Session session, string call) => [.. session.Statement(SelectOf).Set("call", call).List(r => Of(r)!).Select(l => WithAdoptions(session, l))];

    public static Lesson? Find(Session session, long lesson) => session.Statement(SelectOne).Set("lesson", lesson).First(Of, null) is { } found ? WithAdoptions(session, found) : null;

    private static Lesson WithAdoptions(Session session, Lesson lesson) => lesson with
    {
        TakenUp = session.Statement(SelectAdoptions).Set("lesson", lesson.Number).List(r => new Adoption(r.GetString(0), r.GetString(1), r.GetString(2))),
    };

    private static Lesson? Of(Row r) => new(r.GetInt64(0), r.GetString(1), r.GetInt64(2), r.GetString(3), r.GetString(4), r.GetString(5), DateTimeOffset.FromUnixTimeMilliseconds(r.GetInt64(6)));
}
