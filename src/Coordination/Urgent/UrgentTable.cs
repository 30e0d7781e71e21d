using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Data;

namespace Goldthread.Coordination.Urgent;

/// <summary>What is kept of one urgent referral for the clock and the counts.</summary>
internal sealed record UrgentRow(
    string Owner, string Id, PersonKey Person, string OwnerName, string Place, string Source, string Condition, string State, string Excluded,
    DateTimeOffset Received, DateTimeOffset? Contact, DateTimeOffset? Ended)
{
    public UrgentResult Result(UrgentHours hours, DateTimeOffset now) => UrgentClock.Of(Received, Contact, Excluded.Length > 0, Ended is not null, hours, now);
}

internal static class UrgentTable
{
    private const string Columns = "owner, id, part, person, owner_name, place, source, condition, state, excluded, received_at, contact_at, ended_at";

    private const string Upsert = $"""
        insert into coordination_urgent ({Columns})
        values (@owner, @id, @part, @person, @owner_name, @place, @source, @condition, @state, @excluded, @received_at, @contact_at, @ended_at)
        on conflict (owner, id) do update set owner_name = excluded.owner_name, place = excluded.place, source = excluded.source, condition = excluded.condition,
            state = excluded.state, excluded = excluded.excluded, received_at = excluded.received_at, contact_at = excluded.contact_at, ended_at = excluded.ended_at
        """;

    private const string Select = $"""
        select {Columns} from coordination_urgent
        where owner = @owner and received_at >= @from and received_at < @until
        order by received_at desc, id limit @limit
        """;

    // Across providers, for those who plan; nothing that leads to a person is read.
    private const string SelectAcross = """
        select owner, owner_name, place, excluded, received_at, contact_at, ended_at from coordination_urgent
        where received_at >= @from and received_at < @until
        order by received_at, owner, id limit @limit
        """;

    public static void Put(Session session, UrgentRow row) => session.Statement(Upsert)
        .Set("owner", row.Owner).Set("id", row.Id).Set("part", row.Person.Part).Set("person", row.Person.Number).Set("owner_name", row.OwnerName).Set("place", row.Place)
        .Set("source", row.Source).Set("condition", row.Condition).Set("state", row.State).Set("excluded", row.Excluded)
        .Set("received_at", row.Received.ToUnixTimeMilliseconds()).Set("contact_at", row.Contact?.ToUnixTimeMilliseconds() ?? 0).Set("ended_at", row.Ended?.ToUnixTimeMilliseconds() ?? 0)
        .Execute();

    public static List<UrgentRow> Of(Session session, string owner, DateTimeOffset from, DateTimeOffset until, int limit) =>
        session.Statement(Select).Set("owner", owner).Set("from", from.ToUnixTimeMilliseconds()).Set("until", until.ToUnixTimeMilliseconds()).Set("limit", limit).List(r => new UrgentRow(
            r.GetString(0), r.GetString(1), new PersonKey(r.GetInt32(2), r.GetInt64(3)), r.GetString(4), r.GetString(5), r.GetString(6), r.GetString(7), r.GetString(8), r.GetString(9),
            At(r.GetInt64(10))!.Value, At(r.GetInt64(11)), At(r.GetInt64(12))));

    /// <summary>How the referrals of all providers in a time stand, with code and name of the provider and the place.</summary>
    public static List<(string Owner, string Name, string Place, UrgentResult Result)> Across(Session session, DateTimeOffset from, DateTimeOffset until, UrgentHours hours, DateTimeOffset now, int limit) =>
        session.Statement(SelectAcross).Set("from", from.ToUnixTimeMilliseconds()).Set("until", until.ToUnixTimeMilliseconds()).Set("limit", limit)
            .List(r => (r.GetString(0), r.GetString(1), r.GetString(2), UrgentClock.Of(At(r.GetInt64(4))!.Value, At(r.GetInt64(5)), r.GetString(3).Length > 0, r.GetInt64(6) != 0, hours, now)));

    private static DateTimeOffset? At(long millisecond) => millisecond == 0 ? null : DateTimeOffset.FromUnixTimeMilliseconds(millisecond);
}

internal static class TeamSkillTable
{
    // On every machine, and rare: when a team learns something.
    private const string Insert = "insert into coordination_team_skill (team_id, skill) values (@team_id, @skill) on conflict (team_id, skill) do nothing";

    private const string SelectAll = "select team_id, skill from coordination_team_skill order by team_id, skill";

    public static void Put(Session session, string team, string skill) => session.Statement(Insert).Set("team_id", team).Set("skill", skill).Execute();

    public static ILookup<string, string> All(Session session) => session.Statement(SelectAll).List(r => (Team: r.GetString(0), Skill: r.GetString(1))).ToLookup(t => t.Team, t => t.Skill);
}
