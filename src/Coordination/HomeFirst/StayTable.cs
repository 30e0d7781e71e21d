using System.Globalization;
using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Data;

namespace Goldthread.Coordination.HomeFirst;

internal static class StayTable
{
    private const string Columns = "owner, stay, part, person, patient, task, state, ward, emergency, died, admitted_at, left_at, expected, expected_said, pathway, ready, judged, carer, told";

    private const string Insert = $"""
        insert into coordination_stay ({Columns})
        values (@owner, @stay, @part, @person, @patient, @task, @state, @ward, @emergency, @died, @admitted_at, @left_at, @expected, @expected_said, @pathway, @ready, @judged, @carer, @told)
        """;

    private const string Delete = "delete from coordination_stay where owner = @owner and stay = @stay";

    private const string DeleteDelays = "delete from coordination_delay where owner = @owner and stay = @stay";

    private const string InsertDelay = """
        insert into coordination_delay (owner, stay, nr, starts, ends, reason, body) values (@owner, @stay, @nr, @starts, @ends, @reason, @body)
        """;

    private const string SelectOne = $"select {Columns} from coordination_stay where owner = @owner and stay = @stay";

    private const string SelectOpen = $"""
        select {Columns} from coordination_stay where owner = @owner and state = 1 order by ward, admitted_at, stay limit @limit
        """;

    private const string SelectLeft = $"""
        select {Columns} from coordination_stay where owner = @owner and state = 2 and left_at >= @from order by left_at, stay limit @limit
        """;

    private const string SelectDelays = "select starts, ends, reason, body from coordination_delay where owner = @owner and stay = @stay order by nr";

    private const string SelectOwners = "select distinct owner from coordination_stay order by owner";

    /// <summary>Puts the row of a stay in the place of what stood there.</summary>
    public static void Replace(Session session, StayRow row)
    {
        Remove(session, row.Owner, row.Id);
        var (stay, plan) = (row.Stay, row.Plan);
        Key(session.Statement(Insert), row.Owner, row.Id).Set("part", row.Person.Part).Set("person", row.Person.Number).Set("patient", row.Patient).Set("task", row.Task)
            .Set("state", (short)stay.State).Set("ward", stay.Ward).Set("emergency", (short)(stay.IsEmergency ? 1 : 0)).Set("died", (short)(stay.HasDied ? 1 : 0))
            .Set("admitted_at", At(stay.Admitted)).Set("left_at", At(stay.Left)).Set("expected", Text(stay.Expected)).Set("expected_said", At(stay.ExpectedSaid))
            .Set("pathway", (short)(plan.Pathway is { } pathway ? (int)pathway : -1)).Set("ready", Text(plan.ReadySince)).Set("judged", Text(plan.Judged))
            .Set("carer", (short)plan.Carer).Set("told", string.Join(',', plan.Told.Select(t => t.Who).Distinct()))
            .Execute();
        for (var i = 0; i < plan.Waits.Count; i++)
        {
            var wait = plan.Waits[i];
            Key(session.Statement(InsertDelay), row.Owner, row.Id).Set("nr", i).Set("starts", Text(wait.From)).Set("ends", Text(wait.Until)).Set("reason", wait.Reason)
                .Set("body", (short)(wait.Body is { } body ? (int)body : 0)).Execute();
        }
    }

    public static void Remove(Session session, string owner, string stay)
    {
        Key(session.Statement(Delete), owner, stay).Execute();
        Key(session.Statement(DeleteDelays), owner, stay).Execute();
    }

    public static StayRow? Find(Session session, string owner, string stay) => Key(session.Statement(SelectOne), owner, stay).List(Read).Select(r => WithWaits(session, r)).FirstOrDefault();

    /// <summary>Who is in the hospital now.</summary>
    public static List<StayRow> Open(Session session, string owner, int limit) =>
        [.. session.Statement(SelectOpen).Set("owner", owner).Set("limit", limit).List(Read).Select(r => WithWaits(session, r))];

    /// <summary>Who has left since a moment.</summary>
    public static List<StayRow> LeftSince(Session session, string owner, DateTimeOffset from, int limit) =>
        [.. session.Statement(SelectLeft).Set("owner", owner).Set("from", from.ToUnixTimeMilliseconds()).Set("limit", limit).List(Read).Select(r => WithWaits(session, r))];

    /// <summary>The hospitals of which stays are known.</summary>
    public static List<string> Owners(Session session) => session.Statement(SelectOwners).List(r => r.GetString(0));

    private static StayRow WithWaits(Session session, StayRow row) => row with
    {
        Plan = row.Plan with
        {
            Waits = Key(session.Statement(SelectDelays), row.Owner, row.Id)
                .List(r => new Wait(Day(r.GetString(0))!.Value, Day(r.GetString(1)), r.GetString(2), r.GetInt16(3) is > 0 and var body ? (Responsible)body : null)),
        },
    };

    private static StayRow Read(Row r) => new(r.GetString(0), r.GetString(1), new PersonKey(r.GetInt32(2), r.GetInt64(3)), r.GetString(4), r.GetString(5),
        new Stay
        {
            State = (StayState)r.GetInt16(6), Ward = r.GetString(7), IsEmergency = r.GetInt16(8) == 1, HasDied = r.GetInt16(9) == 1, Admitted = Moment(r.GetInt64(10)),
            Left = Moment(r.GetInt64(11)), Expected = Day(r.GetString(12)), ExpectedSaid = Moment(r.GetInt64(13)),
        },
        new HomePlan
        {
            Pathway = r.GetInt16(14) is >= 0 and var pathway ? (Pathway)pathway : null, ReadySince = Day(r.GetString(15)), Judged = Day(r.GetString(16)), Carer = (UnpaidCarer)r.GetInt16(17),
            Told = [.. r.GetString(18).Split(',', StringSplitOptions.RemoveEmptyEntries).Select(w => new Told(w, "", DateTimeOffset.UnixEpoch))],
        });

    private static Statement Key(Statement statement, string owner, string stay) => statement.Set("owner", owner).Set("stay", stay);

    private static long At(DateTimeOffset? at) => at?.ToUnixTimeMilliseconds() ?? 0;

    private static DateTimeOffset? Moment(long at) => at == 0 ? null : DateTimeOffset.FromUnixTimeMilliseconds(at);

    private static string Text(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    private static DateOnly? Day(string text) => text.Length == 0 ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
