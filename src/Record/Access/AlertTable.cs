using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Data;

namespace Goldthread.Record.Access;

internal static class AlertTable
{
    private const string Columns = "alert, kind, at, user_id, user_name, organisation, part, person, words, state, reviewer, reviewed_at, outcome, notes";

    // On every machine, and rare: when somebody opens a record by their own word, or something unusual is noticed.
    private const string Insert = $"""
        insert into record_alert ({Columns})
        values (@alert, @kind, @at, @user_id, @user_name, @organisation, @part, @person, @words, @state, @reviewer, @reviewed_at, @outcome, @notes)
        on conflict (alert) do nothing
        """;

    // On every machine, and rare: a review. Only from the state that the reviewer saw: two reviews at once do not both count.
    private const string Update = """
        update record_alert
        set state = @state, reviewer = @reviewer, reviewed_at = @reviewed_at, outcome = @outcome, notes = @notes
        where alert = @alert and state = @before
        """;

    private const string SelectOne = $"select {Columns} from record_alert where alert = @alert";

    private const string SelectState = $"select {Columns} from record_alert where state = @state order by at desc, alert limit @limit";

    private const string SelectPerson = $"select {Columns} from record_alert where part = @part and person = @person and at >= @from order by at desc, alert";

    private const string SelectKind = $"select {Columns} from record_alert where kind = @kind and at >= @from order by at desc, alert limit @limit";

    private const string CountState = "select count(*) from record_alert where state = @state";

    private const string CountFailed = "select count(*) from record_alert where user_id = @user_id and outcome = 'not-appropriate'";

    public static int Add(Session session, Alert a) => Fields(session.Statement(Insert), a)
        .Set("kind", a.Kind).Set("at", a.At.ToUnixTimeMilliseconds()).Set("user_id", a.UserId).Set("user_name", a.UserName).Set("organisation", a.Organisation)
        .Set("part", a.Person.Part).Set("person", a.Person.Number).Set("words", a.Words)
        .Execute();

    /// <summary>Writes what a review found; 0 when somebody else was first.</summary>
    public static int Review(Session session, Alert a, string before) => Fields(session.Statement(Update), a).Set("before", before).Execute();

    public static Alert? Find(Session session, string id) => session.Statement(SelectOne).Set("alert", id).First(r => (Alert?)Read(r), none: null);

    public static List<Alert> In(Session session, string state, int most) => session.Statement(SelectState).Set("state", state).Set("limit", most).List(Read);

    /// <summary>What was raised about one record since a moment, newest first.</summary>
    public static List<Alert> Of(Session session, PersonKey person, DateTimeOffset from) =>
        session.Statement(SelectPerson).Set("part", person.Part).Set("person", person.Number).Set("from", from.ToUnixTimeMilliseconds()).List(Read);

    /// <summary>What was raised of one kind since a moment, newest first, whatever became of it.</summary>
    public static List<Alert> OfKind(Session session, string kind, DateTimeOffset from, int most) =>
        session.Statement(SelectKind).Set("kind", kind).Set("from", from.ToUnixTimeMilliseconds()).Set("limit", most).List(Read);

    /// <summary>How many there are in a state.</summary>
    public static long Count(Session session, string state) => session.Statement(CountState).Set("state", state).First(r => r.GetInt64(0), 0L);

    /// <summary>How often a review found that a user had no good reason.</summary>
    public static long Failed(Session session, string user) => session.Statement(CountFailed).Set("user_id", user).First(r => r.GetInt64(0), 0L);

    private static Statement Fields(Statement statement, Alert a) => statement
        .Set("alert", a.Id).Set("state", a.State).Set("reviewer", a.Reviewer).Set("reviewed_at", a.ReviewedAt?.ToUnixTimeMilliseconds() ?? 0)
        .Set("outcome", a.Outcome).Set("notes", a.Notes);

    private static Alert Read(Row r) => new(
        r.GetString(0), r.GetString(1), DateTimeOffset.FromUnixTimeMilliseconds(r.GetInt64(2)), r.GetString(3), r.GetString(4), r.GetString(5),
        new PersonKey(r.GetInt32(6), r.GetInt64(7)), r.GetString(8), r.GetString(9), r.GetString(10),
        r.GetInt64(11) == 0 ? null : DateTimeOffset.FromUnixTimeMilliseconds(r.GetInt64(11)), r.GetString(12), r.GetString(13));
}
